"""Reduces a report to what the table, the summary and the page of a class need.

A report with all its evidence is large; for a class of thousands only a summary fits into memory.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from graders.model.facts import Finding, WrittenSentence
from graders.model.report import CheckResult, QuestionResult, Report, Verdict
from graders.reports.disclosure import of_check, of_counterexample
from graders.reports.formats import Context
from graders.reports.gradebook import near_the_line
from graders.reports.said import said_of_finding

Value = TypeVar("Value")

# Titles, scores and whole checks are the same in many reports: one of each is kept.
_one: dict[Any, Any] = {}
_MOST = 50_000  # values kept in `_one`, so that a class of any size fits into memory
_sentences: set[str] = set()
_MOST_SENTENCES = 20_000  # different ones that are kept: some megabytes, whatever a class answers
_LONGEST = 300  # characters of a sentence that is kept


def brief(report: Report, readers: Context | None = None) -> Report:
    """The report without its findings, and with no margin but those near the line.

    Args:
        readers: who reads about the class: each check that fails keeps a sentence for them in place of its
            finding.  None where nobody does.
    """
    if len(_one) > _MOST:
        _one.clear()
    questions = tuple(_brief_question(each, readers) for each in report.questions)
    run = {"seconds": report.run["seconds"]} if readers and "seconds" in report.run else {}
    return dataclasses.replace(report, questions=questions, run=run)


# Private functions


def _brief_question(question: QuestionResult, readers: Context | None) -> QuestionResult:
    return dataclasses.replace(
        question,
        id=_kept(question.id),
        title=_kept(question.title),
        score=_kept(question.score),
        checks=tuple(_brief_check(each, question.id, readers) for each in question.checks),
    )


def _brief_check(check: CheckResult, question: str, readers: Context | None) -> CheckResult:
    brief_check = dataclasses.replace(
        check,
        id=_kept(check.id),
        title=_kept(check.title),
        score=_kept(check.score),
        finding=None if readers is None else _sentence(check, question, readers),
        counterexample=None,
        hint=None,
        margin=check.margin if near_the_line(check.margin) else None,
        diagnosis=_kept(check.diagnosis),
    )
    return _kept(brief_check)


def _sentence(check: CheckResult, question: str, readers: Context) -> Finding | None:
    """What a failing check says at its smallest input; None where so many were kept that memory counts."""
    if check.finding is None or check.verdict not in {Verdict.FAILED, Verdict.CRASHED, Verdict.BROKEN}:
        return None
    if check.counterexample is not None:
        shown, disclosure = check.counterexample, of_counterexample(check, readers.audience)
    else:
        shown, disclosure = check.finding, of_check(check, readers.audience)
    said = said_of_finding(shown, readers.language, disclosure)
    said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    if len(_sentences) >= _MOST_SENTENCES and said not in _sentences:
        return None
    _sentences.add(said)
    return Finding(fact=WrittenSentence(text=said, is_open=True), function=question)


def _kept(value: Value) -> Value:
    """The first of all equal values, so that equal values are stored once."""
    known: Value = _one.setdefault(value, value)
    return known
