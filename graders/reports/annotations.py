"""What is said at which line of a student's own work: the first root cause of each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import PurePosixPath

from graders.errors import Notice
from graders.model.facts import (
    Crashed,
    Fact,
    Finding,
    Inside,
    InStep,
    Missing,
    RuleBroken,
    WrittenSentence,
    WrongException,
)
from graders.model.report import Audience, CheckResult, QuestionResult, Report, Verdict
from graders.model.text import Language
from graders.model.transcript import CellError, Place, Raised
from graders.reports.clean import clean
from graders.reports.disclosure import Disclosure, of_check
from graders.reports.said import said_of_cell, said_of_finding, said_of_notice
from graders.reports.wording import place_text
from graders.reports.words.github import GITHUB
from graders.submissions.file_lines import FileLines

MOST = 10  # GitHub drops all further ones of a step without a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The file that a report is about, as the repository has it.

    Args:
        path: from the top of the repository, with "/" between folders.
    """

    path: str
    lines: FileLines


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A remark beside a line.

    Args:
        level: ``error`` or ``warning``.
        line: of the file, from 1; None where none is known.
        message: lines of text, without control characters.
    """

    level: str
    path: str
    line: int | None
    title: str
    message: str


def remarks(report: Report, work: Work, language: Language) -> Sequence[Annotation]:
    """At most `MOST`, the most useful first: what costs most points, then cells that failed otherwise.

    Nothing in them says more of hidden checks than a student's report does.
    """
    if report.error is not None:
        return [_unreadable(report.error, report.assignment, work, language)]
    causes = sorted(_merged(_causes(report, work)), key=lambda each: -each.costs)
    errors = [_error(each, work, language) for each in causes]
    taken = {(each.path, each.line) for each in errors}
    cells = [each for each in _cells(report, work, language) if (each.path, each.line) not in taken]
    return [*errors, *cells][:MOST]


# Private functions

_QUIET = {Verdict.PASSED, Verdict.BLOCKED, Verdict.PENDING}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cause:
    """Why a question is not right, with the questions that the same place stops as well.

    Args:
        place: a line of the work; None where none is known.
        costs: points of the question, and of the `others`.
    """

    question: QuestionResult
    check: CheckResult
    finding: Finding
    place: Place | None
    costs: Fraction
    others: tuple[str, ...] = ()


def _causes(report: Report, work: Work) -> Iterator[_Cause]:
    for question in report.questions:
        check = _first(question)
        if check is not None and check.finding is not None:
            score, seen = question.score, of_check(check, Audience.STUDENT)
            yield _Cause(
                question=question, check=check, finding=check.finding,
                place=_place(check.finding.fact, seen) or _definition(question, work),
                costs=score.possible - score.earned - score.pending - score.withheld,
            )  # fmt: skip


def _first(question: QuestionResult) -> CheckResult | None:
    """The check to look at first: one that costs points itself, else one that an idea explains."""
    failing = [each for each in question.checks if each.verdict not in _QUIET and each.finding is not None]
    return min(failing, key=lambda each: bool(each.charged), default=None)


def _place(fact: Fact, disclosure: Disclosure) -> Place | None:
    """The line that a fact is about, as far as the sentence about it names one."""
    match fact:
        case RuleBroken(place=place):
            return place
        case Missing(syntax=Place() as place) | Missing(cell=Raised(place=place)):
            return place
        case Inside(fact=inner) | InStep(fact=inner):
            return _place(inner, disclosure)
        case Crashed(outcome=Raised(place=place)) | WrongException(outcome=Raised(place=place)):
            return place if disclosure is Disclosure.ALL else None
    return None


def _definition(question: QuestionResult, work: Work) -> Place | None:
    known = work.lines.of_name(question.id)
    return None if known is None else Place(cell=known[0], line=known[1], text="")


def _merged(causes: Iterator[_Cause]) -> Sequence[_Cause]:
    """One line that keeps several functions from being defined is said once, with all that it costs."""
    merged: dict[object, _Cause] = {}
    for number, each in enumerate(causes):
        key: object = number
        if isinstance(each.finding.fact, Missing) and each.place is not None and each.place.text:
            key = (each.place.file, each.place.cell, each.place.line)
        first = merged.get(key)
        merged[key] = each if first is None else _with(first, each)
    return list(merged.values())


def _with(first: _Cause, other: _Cause) -> _Cause:
    return _Cause(
        question=first.question, check=first.check, finding=first.finding, place=first.place,
        costs=first.costs + other.costs, others=(*first.others, other.question.id),
    )  # fmt: skip


def _unreadable(error: Notice | WrittenSentence, title: str, work: Work, language: Language) -> Annotation:
    """Why there is nothing to judge, at the line that the notice names, if it names one."""
    line = error.details.get("line") if isinstance(error, Notice) else None
    at = line if isinstance(line, int) else None
    said = said_of_notice(error, language)
    return Annotation(level="error", path=work.path, line=at, title=title, message=said)


def _error(cause: _Cause, work: Work, language: Language) -> Annotation:
    check = cause.check
    said = said_of_finding(cause.finding, language, of_check(check, Audience.STUDENT))
    parts = [_before(cause.place, language) + said]
    if cause.others:
        names = ", ".join(f"`{each}`" for each in cause.others)
        parts.append(GITHUB["more_questions"].read(language).format(names=names))
    concept = check.hint if check.diagnosis is None else check.diagnosis.text
    if concept is not None:
        parts.append(concept.read(language))
    path, line = _where(cause.place, work)
    level = "warning" if check.verdict is Verdict.BROKEN else "error"
    title = f"{cause.question.title.read(language)}: {check.title.read(language)}"
    return Annotation(level=level, path=path, line=line, title=title, message="\n".join(parts))


def _before(place: Place | None, language: Language) -> str:
    """The cell and its line, in front of a sentence about a notebook: its file has other lines."""
    if place is None or place.cell is None or place.file:
        return ""
    return f"{clean(place_text(place, language))}: "


def _where(place: Place | None, work: Work) -> tuple[str, int | None]:
    if place is None:
        return work.path, None
    if place.file:
        return str(PurePosixPath(work.path).parent / place.file), place.line
    return work.path, work.lines.of(place.cell, place.line)


def _cells(report: Report, work: Work, language: Language) -> Iterator[Annotation]:
    """What failed while the work ran, which costs nothing by itself."""
    for error in report.cell_errors:
        if isinstance(error, CellError) and error.place is not None:
            path, line = _where(error.place, work)
            said = said_of_cell(error, language)
            yield Annotation(level="warning", path=path, line=line, title=report.assignment, message=said)
