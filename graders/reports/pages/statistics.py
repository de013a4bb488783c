"""How a class did, in numbers: its scores, and how each check went."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graders.model.assignment import Assignment, Question
from graders.model.report import Report, Status, Verdict
from graders.model.text import Text

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCounts:
    """How a check went: students by verdict."""

    id: str
    title: Text
    counts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCounts:
    """How a question went; `median` is None where nobody could be graded."""

    question: Question
    median: Fraction | None
    passed: int
    total: int
    checks: Sequence[CheckCounts]


def median(scores: Sequence[Fraction]) -> Fraction | None:
    """The middle score, or the mean of the two in the middle."""
    return Fraction(statistics.median(scores)) if scores else None


def histogram(scores: Sequence[Fraction], possible: Fraction) -> Sequence[int]:
    """How many scores are in each tenth of the range; a full score is in the last."""
    counts = [0] * BINS
    for score in scores:
        share = score / possible if possible else Fraction(0)
        counts[max(0, min(BINS - 1, int(share * BINS)))] += 1
    return counts


def question_counts(assignment: Assignment, reports: Sequence[Report]) -> Sequence[QuestionCounts]:
    """How every question of the assignment went."""
    return [_question(each, reports) for each in assignment.questions]


# Private functions


def _question(question: Question, reports: Sequence[Report]) -> QuestionCounts:
    results = [
        each
        for report in reports
        if report.status is Status.GRADED
        for each in report.questions
        if each.id == question.id
    ]
    counts: dict[str, Counter[Verdict]] = {each.id: Counter() for each in question.checks}
    titles = {each.id: each.title for each in question.checks}
    for result in results:
        for check in result.checks:
            counts.setdefault(check.id, Counter())[check.verdict] += 1
            titles.setdefault(check.id, check.title)
    return QuestionCounts(
        question=question,
        median=median([each.score.earned for each in results]),
        passed=sum(each.verdict is Verdict.PASSED for each in results),
        total=len(results),
        checks=[CheckCounts(id=name, title=titles[name], counts=counts[name]) for name in counts],
    )
