"""A report in YAML or JSON -> the model again, so that exporting never means grading again.

The format carries sentences, and not what they were made from; they come back as `Written`.
"""

from __future__ import annotations

import json
import math
from fractions import Fraction
from typing import Any

import yaml
from pydantic import ValidationError

from graders.errors import ReportError, notice
from graders.model.facts import Diagnosis, Finding, Written
from graders.model.report import CheckResult, QuestionResult, Report, Score, SubmissionFacts, Verdict
from graders.model.text import Text
from graders.reports.clean import clean
from graders.reports.document import SCHEMA
from graders.reports.schema import CheckPart, QuestionPart, ReportPart
from graders.reports.words.sentences import LINE


def read_report(text: str, where: object = "report") -> Report:
    """The report that `text` holds, written for the staff; `reports.document` makes the same document of it.

    Texts that the format has in one language stand for both.  A report that was written for a student is read
    as well; what was left out of it stays out.

    Args:
        where: the name of the file, for messages.

    Raises:
        ReportError: `text` is damaged, or of another schema.
    """
    data = _load(text, where)
    schema = data.get("schema") if isinstance(data, dict) else None
    if isinstance(schema, str) and schema != SCHEMA:
        actual = clean(schema, limit=60)
        raise ReportError(notice(where, "report-of-other-schema", found=actual, schema=SCHEMA))
    try:
        return _report(ReportPart.model_validate(data))
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise _damaged(where, clean(place, limit=100) if place else _line(1)) from None


# Private functions


def _load(text: str, where: object) -> Any:
    try:
        if text.lstrip().startswith("{"):
            return json.loads(text)
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except json.JSONDecodeError as error:
        raise _damaged(where, _line(error.lineno)) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _damaged(where, _line(mark.line + 1 if mark else 1)) from None
    except (
        yaml.YAMLError,
        ValueError,
        RecursionError,
    ):  # a character, date, number or depth too odd
        raise _damaged(where, _line(1)) from None


def _line(number: int) -> Text:
    return Text(en=LINE.en.format(line=number), zh=LINE.zh.format(line=number))


def _damaged(where: object, place: str | Text) -> ReportError:
    return ReportError(notice(where, "report-damaged", place=place))


def _report(part: ReportPart) -> Report:
    facts, error = part.submission, part.error
    return Report(
        assignment=part.assignment,
        student=part.student,
        submission=SubmissionFacts(file=facts.file, kind=facts.kind, sha256=facts.sha256),
        status=part.status,
        score=Score(
            earned=_points(part.score),
            possible=_points(part.possible),
            pending=_points(part.pending),
            withheld=_points(part.withheld),
        ),
        questions=tuple(_question(each) for each in part.questions),
        error=None if error is None else Written(text=error.message, remedy=error.hint),
        notes=tuple(Written(text=each) for each in part.notes),
        cell_errors=tuple(Written(text=each) for each in part.cells_with_errors),
        run=part.run,
    )


def _question(part: QuestionPart) -> QuestionResult:
    checks = tuple(_check(each, part.id) for each in part.checks)
    parts = sum((each.score for each in checks), Score())
    return QuestionResult(
        id=part.id,
        title=_both(part.title),
        verdict=part.verdict,
        score=Score(
            earned=_points(part.score),
            possible=_points(part.possible),
            pending=parts.pending,
            withheld=parts.withheld,
        ),
        checks=checks,
        unseen=part.unseen_checks,
    )


def _check(part: CheckPart, function: str) -> CheckResult:
    example, idea, most = part.counterexample, part.misconception, part.question_at_most
    return CheckResult(
        id=part.id,
        title=_both(part.title),
        verdict=part.verdict,
        score=_score(part),
        visibility=part.visibility,
        finding=_finding(part, function),
        hint=None if part.hint is None else _both(part.hint),
        diagnosis=None if idea is None else Diagnosis(misconception=idea.id, text=_both(idea.text)),
        counterexample=_example(example, function) if example else None,
        margin=math.inf if part.margin == "inf" else part.margin,
        max_points=None if most is None else _points(most),
    )


def _score(part: CheckPart) -> Score:
    possible, none = _points(part.possible), Fraction(0)
    return Score(
        earned=_points(part.score),
        possible=possible,
        pending=possible if part.verdict is Verdict.PENDING else none,
        withheld=possible if part.verdict is Verdict.BROKEN else none,
    )


def _finding(part: CheckPart, function: str) -> Finding | None:
    if part.message is None:
        return None
    # What waits for another check, or for a person, quotes no call.
    is_open = part.verdict in {Verdict.BLOCKED, Verdict.PENDING}
    fact = Written(text=part.message, evidence=_plain(part.evidence or {}), is_open=is_open)
    return Finding(fact=fact, function=function)


def _example(evidence: dict[Any, str], function: str) -> Finding:
    return Finding(fact=Written(text="", evidence=_plain(evidence)), function=function)


def _plain(evidence: dict[Any, str]) -> dict[str, str]:
    return dict(evidence)


def _points(number: float) -> Fraction:
    return Fraction(repr(number))


def _both(text: str) -> Text:
    return Text(en=text, zh=text)
