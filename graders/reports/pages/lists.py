"""The lists of the page of a class that go student by student."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from graders.model.report import Report, Status, Verdict
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.pages.causes import LOSING, said_of
from graders.reports.points import points

SLOWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where the files of a student are, relative to the page; "" where there is none."""

    report: str = ""
    feedback: str = ""


def student_rows(reports: Sequence[Report], links: Sequence[Links]) -> list[dict[str, Any]]:
    """A row for each student, in the order given."""
    return [
        {
            "student": clean(report.student),
            "status": report.status.value,
            "score": points(report.score.earned, report.score.possible)
            if report.status is Status.GRADED
            else None,
            "passed": sum(each.verdict is Verdict.PASSED for each in report.questions),
            "questions": len(report.questions),
            "links": link or Links(),
        }
        for report, link in zip_longest(reports, links[: len(reports)])
    ]


def failing_questions(report: Report, language: Language) -> list[dict[str, Any]]:
    """The questions of a report that did not pass, each with its checks that fail."""
    return [
        {
            "title": question.title.read(language),
            "score": points(question.score.earned, question.score.possible),
            "possible": points(question.score.possible),
            "verdict": question.verdict.value,
            "checks": [
                {
                    "id": each.id,
                    "title": each.title.read(language),
                    "said": said_of(each),
                    "verdict": each.verdict.value,
                }
                for each in question.checks
                if each.verdict in LOSING or each.verdict is Verdict.BROKEN
            ],
        }
        for question in report.questions
        if question.verdict is not Verdict.PASSED
    ]


def slowest(reports: Sequence[Report]) -> list[tuple[str, str]]:
    """The students whose work ran longest, with the seconds."""
    timed = [(float(each.run["seconds"]), clean(each.student)) for each in reports if "seconds" in each.run]
    return [
        (student, f"{seconds:.2f}")
        for seconds, student in sorted(timed, key=lambda each: (-each[0], each[1]))[:SLOWEST]
    ]
