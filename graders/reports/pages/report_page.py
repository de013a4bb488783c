"""One submission's report as a page: what works, then what to look at first, and the rest in reach.

It starts from `reports.document`, which has decided what its reader may see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graders.model.report import Audience, Report, Verdict
from graders.model.text import Language
from graders.reports.document import document
from graders.reports.pages.templating import render

_QUIET = {Verdict.PASSED.value, Verdict.BLOCKED.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question of a report as a page shows it.

    Args:
        entry: the question, as the document has it.
        passed: how many of the checks that count are passed, of `total`.
        first: the check to look at first, as the document has it; None where nothing is to be done.
        example: the smallest input that shows what is wrong, by key.
        next_step: one sentence; "" where there is none.
    """

    entry: dict[str, Any]
    passed: int
    total: int
    first: dict[str, Any] | None
    example: dict[str, str]
    next_step: str


def report_page(report: Report, language: Language, audience: Audience) -> str:
    """The report as one self-contained page of HTML.

    Raises:
        UsageError: Jinja is not installed.
    """
    data = document(report, language, audience)
    return render(
        "report.html.j2",
        language,
        report=data,
        views=question_views(data),
        for_staff=audience is Audience.STAFF,
    )


def question_views(data: dict[str, Any]) -> Sequence[QuestionView]:
    """The questions of a document, each with what to look at first."""
    return [_view(each) for each in data["questions"]]


# Private functions


def _view(entry: dict[str, Any]) -> QuestionView:
    checks = entry["checks"]
    counted = [each for each in checks if each["possible"] or each["verdict"] != Verdict.PASSED.value]
    first = _first(entry)
    return QuestionView(
        entry=entry,
        passed=sum(each["verdict"] == Verdict.PASSED.value for each in counted),
        total=len(counted),
        first=first,
        example={} if first is None else first.get("counterexample") or first.get("evidence") or {},
        next_step="" if first is None else _next_step(first),
    )


def _first(entry: dict[str, Any]) -> dict[str, Any] | None:
    """The check to look at: the first that costs points, else the first that an idea explains."""
    failing = [each for each in entry["checks"] if each["verdict"] not in _QUIET and "message" in each]
    open_first = sorted(failing, key=lambda each: "charged_to" in each)
    return open_first[0] if open_first else None


def _next_step(check: dict[str, Any]) -> str:
    idea = check.get("misconception", {}).get("text", "")
    return str(idea or check.get("hint", ""))
