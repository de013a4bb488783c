"""What the table and the summary of a class need of a report, in little memory.

A report with all evidence takes some 100 kB; of a class of thousands only the gist can be kept.
"""

from __future__ import annotations

import dataclasses

from graders.model.report import CheckResult, QuestionResult, Report, Verdict
from graders.reports.gradebook import near_the_line

# A check with a verdict reads the same in every report, its finding left out.
_checks: dict[tuple[str, str, Verdict, str | None], CheckResult] = {}


def brief(report: Report) -> Report:
    """The report without its findings, and with no margin but those near the line."""
    questions = tuple(_brief_question(each) for each in report.questions)
    return dataclasses.replace(report, questions=questions, run={})


# Private functions


def _brief_question(question: QuestionResult) -> QuestionResult:
    return dataclasses.replace(question, checks=tuple(_brief_check(question.id, c) for c in question.checks))


def _brief_check(question: str, check: CheckResult) -> CheckResult:
    if near_the_line(check.margin):
        return dataclasses.replace(check, finding=None, hint=None)
    diagnosis = check.diagnosis
    key = (question, check.id, check.verdict, None if diagnosis is None else diagnosis.misconception)
    known = _checks.get(key)
    if known is None or known.score != check.score:  # another assignment may use the same names
        bare = dataclasses.replace(check, finding=None, hint=None, margin=None)
        known = _checks[key] = bare
    return known
