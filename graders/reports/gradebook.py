"""A class as a table (CSV: a column for each question, a row for each student) and a summary (YAML)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from graders.errors import Notice
from graders.model.assignment import Assignment
from graders.model.report import Report, Status, Verdict
from graders.model.text import Language
from graders.reports.clean import clean, csv_cell
from graders.reports.points import points
from graders.reports.said import said_of_notice

SCHEMA = "graders/summary/1"
NEAR = (0.1, 10.0)  # error ÷ tolerance


def to_csv(assignment: Assignment, reports: Sequence[Report]) -> str:
    """One line a student; empty cells where nothing could be graded."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    ids = [question.id for question in assignment.questions]
    late = ["deducted"] if assignment.policies.late is not None else []
    writer.writerow(["student", "file", "status", "score", "possible", "pending", "withheld", *late, *ids])
    for report in reports:
        earned = {q.id: points(q.score.earned, q.score.possible) for q in report.questions}
        graded = report.status is Status.GRADED
        writer.writerow(
            [
                csv_cell(clean(report.student)),
                csv_cell(clean(report.submission.file)),
                report.status.value,
                points(report.score.earned, report.score.possible) if graded else "",
                points(report.score.possible),
                points(report.score.pending),
                points(report.score.withheld),
                *([points(report.score.deducted)] if late else []),
                *(earned.get(name, "") for name in ids),
            ]
        )
    return output.getvalue()


def summary(
    assignment: Assignment, reports: Sequence[Report], language: Language, run: dict[str, Any],
    strangers: Sequence[str] = (), unsettled: Sequence[Notice] = (),
) -> dict[str, Any]:  # fmt: skip
    """What became of the class: counts, the middle score, and how each check did.

    Args:
        strangers: students who handed in and are not on the roster.
        unsettled: what a person has to decide, since the assignment's policies cannot.
    """
    graded = [report for report in reports if report.status is Status.GRADED]
    scores = sorted(report.score.earned for report in graded)
    return {
        "schema": SCHEMA,
        "assignment": assignment.name,
        "possible": points(assignment.points),
        "submissions": sum(report.status is not Status.MISSING for report in reports),
        **{status.value: sum(r.status is status for r in reports) for status in Status},
        "median": points(_median(scores)) if scores else None,
        "questions": [_question(question.id, graded) for question in assignment.questions],
        "near_the_line": list(_near_the_line(graded)),
        "attention": [
            f"{clean(report.student)}: {said_of_notice(report.error, language)}"
            for report in reports
            if report.error is not None
        ]
        + [said_of_notice(each, language) for each in unsettled],
        **({"not_on_roster": [clean(each) for each in strangers]} if strangers else {}),
        "run": run,
    }


def near_the_line(margin: float | None) -> bool:
    """Whether a slightly different tolerance would have changed the verdict."""
    return margin is not None and NEAR[0] <= margin <= NEAR[1]


# Private functions


def _near_the_line(reports: Sequence[Report]) -> Iterator[str]:
    """Checks for a person to look at."""
    for report in reports:
        for question in report.questions:
            for check in question.checks:
                if near_the_line(check.margin):
                    where = f"{question.id}/{check.id}"
                    yield f"{clean(report.student)}: {where}: {check.verdict.value}, {check.margin:.2g}"


def _question(name: str, reports: Sequence[Report]) -> dict[str, Any]:
    results = [question for report in reports for question in report.questions if question.id == name]
    failing: Counter[str] = Counter()
    ideas: Counter[str] = Counter()
    for result in results:
        ideas.update({each.diagnosis.misconception for each in result.checks if each.diagnosis is not None})
        for check in result.checks:
            if check.verdict not in {Verdict.PASSED, Verdict.BLOCKED, Verdict.PENDING}:
                failing[check.id] += 1
    earned = sorted(result.score.earned for result in results)
    return {
        "id": name,
        "median": points(_median(earned)) if earned else None,
        "passed": sum(result.verdict is Verdict.PASSED for result in results),
        "failing_checks": _ranked(failing),
        **({"misconceptions": _ranked(ideas)} if ideas else {}),
    }


def _ranked(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _median(ordered: Sequence[Fraction]) -> Fraction:
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
