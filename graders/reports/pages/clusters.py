"""Students who fail alike: the same checks, for the same reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graders.model.report import QuestionResult, Report, Status
from graders.reports.pages.causes import LOSING, CauseId, cause_of, said_of

# What differs between two students with the same mistake: the last digits, the line, their own code.
_OWN = re.compile(r"`[^`]*`|[-+]?\d[\d.]*(?:e[-+]?\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Students who lose the same checks for the same first reasons.

    Args:
        reasons: the first cause of each question that fails, in the order of the questions.
        students: by name, in order.
    """

    reasons: tuple[CauseId, ...]
    students: tuple[str, ...]


def clusters(reports: Sequence[Report]) -> Sequence[Cluster]:
    """Groups of at least two, the largest first; a student is in one at most."""
    groups: dict[tuple[tuple[object, ...], ...], list[Report]] = {}
    for report in reports:
        key = tuple(_question(each) for each in report.questions if _fails(each))
        if report.status is Status.GRADED and key:
            groups.setdefault(key, []).append(report)
    alike = [_cluster(each) for each in groups.values() if len(each) > 1]
    return sorted(alike, key=lambda each: (-len(each.students), each.reasons, each.students))


# Private functions


def _fails(question: QuestionResult) -> bool:
    return any(each.verdict in LOSING for each in question.checks)


def _question(question: QuestionResult) -> tuple[object, ...]:
    failing = [each for each in question.checks if each.verdict in LOSING]
    first = failing[0]
    reason = first.diagnosis.misconception if first.diagnosis else _OWN.sub("#", said_of(first))
    return (question.id, tuple((each.id, each.verdict.value) for each in failing), reason)


def _cluster(reports: Sequence[Report]) -> Cluster:
    reasons = tuple(
        cause_of(question, next(each for each in question.checks if each.verdict in LOSING))
        for question in reports[0].questions
        if _fails(question)
    )
    return Cluster(reasons=reasons, students=tuple(sorted(each.student for each in reports)))
