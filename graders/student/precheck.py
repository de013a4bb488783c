"""Before work is handed in: does it run, are the names right, is each answer of the right type?

It says nothing of whether an answer is right, and sends nothing anywhere: run it as often as you like.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graders.checks import call_id
from graders.checks.hints import reason_of
from graders.model.assignment import Aspect, Check, Question
from graders.model.facts import Finding, Missing, NotWritten
from graders.model.reason import Reason
from graders.model.report import Audience, CheckResult, QuestionResult, Report
from graders.model.text import Language
from graders.reports.disclosure import of_check
from graders.reports.said import said_of_cell, said_of_finding, said_of_notice
from graders.reports.words import student as words
from graders.student.checking import check_file
from graders.student.kits import OpenKit

_TYPES = {Reason.WRONG_TYPE, Reason.WRONG_SHAPE, Reason.STOPPED, Reason.CRASHED}


@dataclass(frozen=True, slots=True)
class Prechecked:
    """What a pre-check has to say.

    Args:
        lines: for a person, one a question, and one for each thing that is odd.
        fits: whether nothing is in the way of handing the work in.
    """

    lines: tuple[str, ...]
    fits: bool


def precheck(path: Path, kit: OpenKit, language: Language) -> Prechecked:
    """Run the work and look at names and types, one call a question."""
    report = check_file(path, _reduced(kit))
    if report.error is not None:
        return Prechecked((said_of_notice(report.error, language),), fits=False)
    problems = {each.id: _problem(each) for each in report.questions}
    lines = [
        f"✓ {name}" if problem is None else f"✗ {_said(problem, language)}"
        for name, problem in problems.items()
    ]
    return Prechecked((*lines, *_remarks(report, language)), fits=not any(problems.values()))


# Private functions


def _reduced(kit: OpenKit) -> OpenKit:
    """The kit with one call for each question that has a function."""
    assignment = kit.prepared.assignment
    questions = tuple(
        dataclasses.replace(each, checks=tuple(_first_checks(each))) for each in assignment.questions
    )
    kept = {call_id(question, check, 0) for question in questions for check in question.checks}
    calls = tuple(call for call in kit.prepared.plan.calls if call.id in kept)
    prepared = dataclasses.replace(
        kit.prepared,
        assignment=dataclasses.replace(assignment, questions=questions),
        plan=dataclasses.replace(kit.prepared.plan, calls=calls),
    )
    return dataclasses.replace(kit, prepared=prepared)


def _first_checks(question: Question) -> Iterator[Check]:
    """Whether the answer is there, and the first call that has to return something."""
    yield from (each for each in question.checks if each.aspect is Aspect.DEFINED)
    for check in question.checks:
        if check.aspect is Aspect.VALUE and check.cases and check.cases[0].raises is None:
            yield dataclasses.replace(check, cases=check.cases[:1], needs=())
            return


def _problem(question: QuestionResult) -> CheckResult | None:
    """The first check that shows that a name or a type is wrong."""
    for check in question.checks:
        fact = None if check.finding is None else check.finding.fact
        if isinstance(fact, (Missing, NotWritten)) or (fact is not None and reason_of(fact) in _TYPES):
            return check
    return None


def _said(check: CheckResult, language: Language) -> str:
    assert isinstance(check.finding, Finding)
    return said_of_finding(check.finding, language, of_check(check, Audience.STUDENT))


def _remarks(report: Report, language: Language) -> Iterator[str]:
    yield from (said_of_notice(each, language) for each in report.notes)
    yield from (said_of_cell(each, language) for each in report.cell_errors)
    yield words.NO_ATTEMPT.read(language)
