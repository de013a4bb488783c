"""A kit as the text of ``checks.json``, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from graders.checks import Expectation, call_id
from graders.errors import KitError, notice
from graders.kit.codec import CodecError, decode, encode
from graders.kit.contents import Kit, RecordedIdea
from graders.model.assignment import Check, Question, QuestionKind
from graders.reports.literals import call, literal
from graders.slugs import Slug

KIT_FILE = "checks.json"
SCHEMA = "graders/kit/1"


def write_kit(kit: Kit) -> str:
    """The text of a kit: first what people may read, then the same as the program reads it."""
    data = {
        "assignment": encode(kit.assignment),
        "unseen": encode(kit.unseen),
        "expectations": encode(kit.expectations),
        "ideas": {q.id: [_idea(each) for each in kit.ideas_of(q.id)] for q in kit.assignment.questions},
        "files": encode(kit.files),
    }
    head = {
        "schema": SCHEMA,
        "version": kit.version,
        "sha256": _digest(data),
        "assignment": kit.assignment.name,
    }
    questions = [_question(each, kit) for each in kit.assignment.questions]
    lines = json.dumps({**head, "questions": questions}, ensure_ascii=False, indent=1)
    return f'{lines[:-2]},\n "data": {json.dumps(data, ensure_ascii=False, separators=(",", ":"))}\n}}\n'


def read_kit(text: str, where: object) -> tuple[Kit, bool]:
    """A kit, and whether it is as it was made.

    Raises:
        KitError: it is damaged, or of another version of the format.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise KitError(notice(where, Slug.KIT_DAMAGED)) from None
    schema = plain.get("schema") if isinstance(plain, dict) else None
    if schema != SCHEMA:
        if isinstance(schema, str) and schema.startswith("graders/kit/"):
            raise KitError(notice(where, Slug.KIT_OF_OTHER_VERSION, schema=schema, expected=SCHEMA))
        raise KitError(notice(where, Slug.KIT_DAMAGED))
    try:
        return _kit(plain), plain.get("sha256") == _digest(plain["data"])
    except (CodecError, KeyError, TypeError, AttributeError, RecursionError):
        raise KitError(notice(where, Slug.KIT_DAMAGED)) from None


# Private functions


def _digest(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _kit(plain: Mapping[str, Any]) -> Kit:
    data = plain["data"]
    return Kit(
        version=str(plain["version"]),
        assignment=decode(data["assignment"]),
        unseen=decode(data["unseen"]),
        expectations=decode(data["expectations"]),
        ideas_of=lambda question: [_idea_of(each) for each in data["ideas"][question]],
        files=decode(data["files"]),
    )


def _idea(idea: RecordedIdea) -> dict[str, Any]:
    plain = {"name": idea.name, "question": idea.question, "check": idea.check}
    rest = {"text": idea.text, "idea": idea.idea, "price": idea.price, "replies": dict(idea.replies)}
    return {**plain, **{name: encode(each) for name, each in rest.items()}}


def _idea_of(plain: Mapping[str, Any]) -> RecordedIdea:
    return RecordedIdea(
        name=plain["name"], question=plain["question"], check=plain["check"],
        **{name: decode(plain[name]) for name in ("text", "idea", "price", "replies")},
    )  # fmt: skip


# What people may read


def _question(question: Question, kit: Kit) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": _both(question.title),
        "points": float(question.points),
        "checks": [_check(question, each, kit) for each in question.checks],
        "unseen_checks": kit.unseen.get(question.id, 0),
    }


def _check(question: Question, check: Check, kit: Kit) -> dict[str, Any]:
    return {
        "id": check.id,
        "title": _both(check.title),
        "points": float(check.points),
        "cases": list(_cases(question, check, kit)),
    }


def _cases(question: Question, check: Check, kit: Kit) -> Iterator[dict[str, Any]]:
    if question.kind is QuestionKind.VARIABLE and (expected := kit.expectations.get(question.id)):
        yield _expected(expected)
    for index, case in enumerate(check.cases):
        asked = {"call": call(question.id, case.args, case.manner)}
        if case.raises is not None:
            yield {**asked, "raises": case.raises}
        else:
            yield {**asked, **_expected(kit.expectations.get(call_id(question, check, index)))}


def _expected(expected: Any) -> dict[str, Any]:
    if not isinstance(expected, Expectation):
        return {}
    allowed = [literal(each.tolist()) for each in expected.tolerances]
    return {"expected": literal(expected.right), **({"tolerance": allowed} if allowed else {})}


def _both(text: Any) -> dict[str, str]:
    return {name: said for name, said in (("en", text.en), ("zh", text.zh)) if said}
