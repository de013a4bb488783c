"""Every text that a person can meet, held word for word, in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import numpy as np
import pytest

from graders.checks.kinds import KINDS
from graders.errors import notice
from graders.model.facts import (
    Blocked,
    CarriedForward,
    Crashed,
    Finding,
    GraderFailed,
    InputChanged,
    Missing,
    NeedsManualGrading,
    NoException,
    NotRepeatable,
    NotWritten,
    RuleBroken,
    RuleUnmet,
    WrongException,
    WrongPrecision,
    WrongShape,
    WrongType,
    WrongValue,
)
from graders.model.limits import Limit
from graders.model.text import Language
from graders.model.transcript import CellError, Place, Raised, Stopped
from graders.model.values import Opaque
from graders.reports.disclosure import Disclosure
from graders.reports.wording import cell_message, message
from graders.reports.words.messages import MESSAGES, say, what_and_remedy
from graders.slugs import Slug

ROOT = Path(__file__).resolve().parents[1]
HERE = Place(cell=3, line=2, text="return 1 / 0")
IN_MODULE = Place(cell=None, line=7, text="return np.dot(x, y)")
RAISED = Raised(
    type_name="ZeroDivisionError", bases=("ZeroDivisionError",), message="division by zero", place=HERE
)
CALL = {"function": "manual_dot", "args": ([1, 2], np.array([3.0, 4.0], dtype=np.float32))}
VALUE = WrongValue(index=(), expected=11.0, actual=10.0, error=1.0, tolerance=1e-15, wrong=1, total=1)
ELEMENT = WrongValue(index=(1, 0), expected=0.5, actual=0.4, error=0.1, tolerance=1e-15, wrong=3, total=9)
NAN = WrongValue(
    index=(), expected=0.0, actual=float("nan"), error=float("nan"), tolerance=0.0, wrong=1, total=1
)

FACTS = {
    "missing": Missing(name="manual_dot", type_name="missing", near=None),
    "missing, a near name": Missing(name="manual_dot", type_name="missing", near="manual_dto"),
    "missing, a syntax error": Missing(
        name="manual_dot", type_name="missing", near=None, syntax=HERE, syntax_message="'(' was never closed"
    ),
    "missing, a cell that failed": Missing(name="manual_dot", type_name="missing", near=None, cell=RAISED),
    "missing, a cell that hangs": Missing(
        name="manual_dot", type_name="missing", near=None, cell=Stopped(limit=Limit.CELL_TIME, seconds=10.0)
    ),
    "not a function": Missing(name="manual_dot", type_name="int", near=None),
    "not written": NotWritten(name="manual_dot"),
    "rule": RuleBroken(used="np.dot", place=IN_MODULE, via=("manual_dot",)),
    "rule, by way of a helper": RuleBroken(used="@", place=HERE, via=("manual_dot", "helper")),
    "rule, unmet": RuleUnmet(required=("@", "matmul")),
    "raised": Crashed(outcome=RAISED),
    **{f"stopped by {limit.value}": Crashed(outcome=Stopped(limit=limit, seconds=3.0)) for limit in Limit},
    "no exception": NoException(expected="ValueError", actual=14),
    "another exception": WrongException(expected="ValueError", outcome=RAISED),
    "returned None": WrongType(expected="scalar", actual_type="NoneType"),
    **{f"not a {kind}": WrongType(expected=kind, actual_type="list") for kind in KINDS},
    "an element that is no number": WrongType(expected="scalar", actual_type="str", item=1),
    "an element that is None": WrongType(expected="scalar", actual_type="NoneType", item=1),
    "an array for a pair": WrongType(expected="pair", actual_type="ndarray (dtype float64, shape (2,))"),
    "of an own type": WrongType(expected="pair", actual_type="Pair"),
    "too many": WrongShape(expected=(2,), actual=(3,)),
    "not a single number": WrongShape(expected=(), actual=(3,)),
    "shape": WrongShape(expected=(3, 3), actual=(2, 2)),
    "precision": WrongPrecision(expected_dtype="float64", actual_dtype="float32"),
    "value": VALUE,
    "an element": ELEMENT,
    "nan": NAN,
    "input changed": InputChanged(parameter="X"),
    "not repeatable": NotRepeatable(second=VALUE),
    "blocked": Blocked(by="worked-examples"),
    "right, given": CarriedForward(functions=("manual_dot",), kept=False),
    "right, given, kept": CarriedForward(functions=("manual_dot", "cosine_similarity"), kept=True),
    "grader failed": GraderFailed(detail="ZeroDivisionError: division by zero"),
    "awaits a hand": NeedsManualGrading(text="Because."),
}


def test_each_fact_says_its_sentences(golden) -> None:
    lines = []
    for name, fact in FACTS.items():
        lines.append(f"# {name}")
        for language in Language:
            for disclosure in Disclosure:
                lines.append(message(Finding(fact=fact, **CALL), language, disclosure))
    golden("facts.txt", "\n".join(lines) + "\n")


def test_cells_that_failed_say_where(golden) -> None:
    errors = [
        CellError(outcome=RAISED, place=HERE),
        CellError(outcome=RAISED, place=None),
        CellError(outcome=Stopped(limit=Limit.CELL_TIME, seconds=10.0), place=IN_MODULE),
    ]
    lines = [cell_message(error, language) for error in errors for language in Language]
    golden("cells.txt", "\n".join(lines) + "\n")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_each_notice_says_its_sentence(golden) -> None:
    lines = []
    for slug, text in MESSAGES.items():
        details = {name: name.upper() for name in fields(text.read(Language.EN))}
        lines += [f"# {slug}", *(say(notice("WHERE", slug, **details), language) for language in Language)]
    golden("notices.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("slug", MESSAGES)
def test_both_languages_say_what_is_wrong_and_what_to_do(slug: str) -> None:
    text = MESSAGES[slug]
    assert fields(text.read(Language.EN)) == fields(text.read(Language.ZH))
    for part in (text.what, text.remedy):
        assert part.en.strip() == part.en != ""
        assert part.zh.strip() == part.zh != ""
    assert text.read(Language.ZH) != text.read(Language.EN)


def test_every_slug_has_words_and_is_said_somewhere() -> None:
    assert set(MESSAGES) == set(Slug)
    sources = [path for path in (ROOT / "graders").rglob("*.py") if path.parent.name != "words"]
    said = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert [slug for slug in Slug if not re.search(rf"\bSlug\.{slug.name}\b", said)] == []


def test_what_is_wrong_and_what_to_do_stay_apart_whatever_is_filled_in() -> None:
    reason = "a; b；c"
    for language, what, remedy in (
        (Language.EN, "a.py: cannot be written (a; b；c)", "choose another place"),
        (Language.ZH, "a.py: 无法写入（a; b；c）", "请换一个位置"),
    ):
        unwritable = notice("a.py", Slug.FILE_UNWRITABLE, reason=reason)
        assert what_and_remedy(unwritable, language) == (what, remedy)
        assert say(unwritable, language).startswith(what)
        assert say(unwritable, language).endswith(remedy)


def test_a_suggestion_stands_in_brackets_and_only_when_there_is_one() -> None:
    with_near = notice("ch2", Slug.ASSIGNMENT_UNKNOWN, near="ch02", names=("ch02", "ch03"))
    without = notice("ch2", Slug.ASSIGNMENT_UNKNOWN, near=None, names=())
    assert say(with_near, Language.EN) == (
        "ch2: there is no such assignment (did you mean `ch02`?); the course has: ch02, ch03"
    )
    assert say(without, Language.ZH) == "ch2: 没有这个作业；本课程有：–"


def test_a_hidden_check_shows_neither_input_nor_value_nor_the_student_s_own_message() -> None:
    for fact in FACTS.values():
        text = message(Finding(fact=fact, **CALL), Language.EN, Disclosure.NOTHING)
        assert "[1, 2]" not in text
        if isinstance(fact, (WrongValue, NoException, Crashed, WrongException)):
            assert not any(secret in text for secret in ("11.0", "10.0", "0.5", "0.4", "14", "by zero"))


def test_an_unknown_type_is_named() -> None:
    finding = Finding(fact=NoException(expected="ValueError", actual=Opaque("Tensor")), **CALL)
    assert "returned <Tensor>" in message(finding, Language.EN, Disclosure.ALL)


def test_values_of_any_form_and_size_are_written_down() -> None:
    from graders.reports.literals import literal

    ragged = (np.zeros(2), [1.0], 3)
    assert literal(ragged) == "(np.array([0.0, 0.0]), [1.0], 3)"
    assert literal(np.ones((700, 2))) == "np.array of shape (700, 2), float64: [1.0, 1.0, 1.0, …]"
    assert literal([0] * 500) == "list of 500: [0, 0, 0, …]"
    assert literal("x" * 1000) == "'" + "x" * 398 + "…"
    assert literal({str(n): n for n in range(500)})[-1] == "…"
    assert literal(None) == "None"
