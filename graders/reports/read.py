"""Reads a report in YAML or JSON back into the model, so that exporting it needs no new grading.

The format contains sentences and not facts; they come back as `WrittenSentence`.
"""

from __future__ import annotations

import json
import math
from fractions import Fraction
from typing import Any

import yaml
from pydantic import ValidationError

from graders.errors import ReportError, notice
from graders.model.facts import Charge, Diagnosis, Finding, WrittenSentence
from graders.model.report import CheckResult, QuestionResult, Report, Score, SubmissionFacts, Verdict
from graders.model.text import Text
from graders.reports.clean import clean
from graders.reports.document import SCHEMA
from graders.reports.schema import CheckEntry, IdeaEntry, QuestionEntry, ReportEntry
from graders.reports.words.sentences import LINE
from graders.slugs import Slug


def read_report(text: str, where: object = "report") -> Report:
    """The report in `text`, written for the staff; `reports.document` makes the same document of it.

    Texts that the file has in one language are used for both languages.  A report that was written for a
    student is read as well; what was left out of it stays out.

    Args:
        where: the name of the file, for messages.

    Raises:
        ReportError: `text` is damaged, or of another schema.
    """
    data = _load(text, where)
    schema = data.get("schema") if isinstance(data, dict) else None
    if isinstance(schema, str) and schema != SCHEMA:
        actual = clean(schema, limit=60)
        raise ReportError(notice(where, Slug.REPORT_OF_OTHER_SCHEMA, found=actual, schema=SCHEMA))
    try:
        return _report(ReportEntry.model_validate(data))
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
    return ReportError(notice(where, Slug.REPORT_DAMAGED, place=place))


def _report(entry: ReportEntry) -> Report:
    facts, error = entry.submission, entry.error
    return Report(
        assignment=entry.assignment,
        student=entry.student,
        submission=SubmissionFacts(file=facts.file, kind=facts.kind, sha256=facts.sha256),
        status=entry.status,
        score=Score(
            earned=_points(entry.score),
            possible=_points(entry.possible),
            pending=_points(entry.pending),
            withheld=_points(entry.withheld),
        ),
        questions=tuple(_question(each) for each in entry.questions),
        error=None if error is None else WrittenSentence(text=error.message, remedy=error.hint),
        notes=tuple(WrittenSentence(text=each) for each in entry.notes),
        cell_errors=tuple(WrittenSentence(text=each) for each in entry.cells_with_errors),
        run=entry.run,
    )


def _question(entry: QuestionEntry) -> QuestionResult:
    checks = tuple(_check(each, entry.id) for each in entry.checks)
    parts = sum((each.score for each in checks), Score())
    return QuestionResult(
        id=entry.id,
        title=_both(entry.title),
        verdict=entry.verdict,
        score=Score(
            earned=_points(entry.score),
            possible=_points(entry.possible),
            pending=parts.pending,
            withheld=parts.withheld,
        ),
        checks=checks,
        charges=tuple(_charge(each) for each in entry.ideas),
        unseen=entry.unseen_checks,
    )


def _charge(entry: IdeaEntry) -> Charge:
    return Charge(
        idea=entry.id,
        text=_both(entry.text),
        costs=_points(entry.costs),
        checks=tuple(entry.checks),
        says=_both(entry.statement),
    )


def _check(entry: CheckEntry, function: str) -> CheckResult:
    example, idea, most = entry.counterexample, entry.misconception, entry.question_at_most
    return CheckResult(
        id=entry.id,
        title=_both(entry.title),
        verdict=entry.verdict,
        score=_score(entry),
        visibility=entry.visibility,
        finding=_finding(entry, function),
        hint=None if entry.hint is None else _both(entry.hint),
        diagnosis=None if idea is None else Diagnosis(misconception=idea.id, text=_both(idea.text)),
        counterexample=_example(example, function) if example else None,
        margin=math.inf if entry.margin == "inf" else entry.margin,
        max_points=None if most is None else _points(most),
        charged=tuple(entry.charged_to or ()),
    )


def _score(entry: CheckEntry) -> Score:
    possible, none = _points(entry.possible), Fraction(0)
    return Score(
        earned=_points(entry.score),
        possible=possible,
        pending=possible if entry.verdict is Verdict.PENDING else none,
        withheld=possible if entry.verdict is Verdict.BROKEN else none,
    )


def _finding(entry: CheckEntry, function: str) -> Finding | None:
    if entry.message is None:
        return None
    # What waits for another check, or for a person, quotes no call.
    is_open = entry.verdict in {Verdict.BLOCKED, Verdict.PENDING}
    fact = WrittenSentence(text=entry.message, evidence=_plain(entry.evidence or {}), is_open=is_open)
    return Finding(fact=fact, function=function)


def _example(evidence: dict[Any, str], function: str) -> Finding:
    return Finding(fact=WrittenSentence(text="", evidence=_plain(evidence)), function=function)


def _plain(evidence: dict[Any, str]) -> dict[str, str]:
    return dict(evidence)


def _points(number: float) -> Fraction:
    return Fraction(repr(number))


def _both(text: str) -> Text:
    return Text(en=text, zh=text)
