"""Reduces a report to what the table and the summary of a class need.

A report with all its evidence is large; for a class of thousands only a summary fits into memory.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from graders.model.report import CheckResult, QuestionResult, Report
from graders.reports.gradebook import near_the_line

Value = TypeVar("Value")

# Titles, scores and whole checks are the same in many reports: one of each is kept.
_one: dict[Any, Any] = {}
_MOST = 50_000  # values kept in `_one`, so that a class of any size fits into memory


def brief(report: Report) -> Report:
    """The report without its findings, and with no margin but those near the line."""
    if len(_one) > _MOST:
        _one.clear()
    questions = tuple(_brief_question(each) for each in report.questions)
    return dataclasses.replace(report, questions=questions, run={})


# Private functions


def _brief_question(question: QuestionResult) -> QuestionResult:
    return dataclasses.replace(
        question,
        id=_kept(question.id),
        title=_kept(question.title),
        score=_kept(question.score),
        checks=tuple(_brief_check(each) for each in question.checks),
    )


def _brief_check(check: CheckResult) -> CheckResult:
    brief_check = dataclasses.replace(
        check,
        id=_kept(check.id),
        title=_kept(check.title),
        score=_kept(check.score),
        finding=None,
        counterexample=None,
        hint=None,
        margin=check.margin if near_the_line(check.margin) else None,
        diagnosis=_kept(check.diagnosis),
    )
    return _kept(brief_check)


def _kept(value: Value) -> Value:
    """The first of all equal values, so that equal values are stored once."""
    known: Value = _one.setdefault(value, value)
    return known
