"""The result that GitHub Classroom's reporter sums up: a test for each question, whose points are exact."""

from __future__ import annotations

from typing import Any

from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.reports.document import document
from graders.reports.pages.report_page import QuestionView, question_views


def classroom_result(report: Report, language: Language) -> dict[str, Any]:
    """The result of one submission; always made for the student, who sees the log of the job."""
    data = document(report, language, Audience.STUDENT)
    head = {"version": 1, "max_score": data["possible"]}
    if "error" in data:
        said = f"{data['assignment']}: {data['error']['message']}; {data['error']['hint']}"
        return {**head, "status": "error", "message": said, "tests": []}
    passed = all(each["verdict"] in {"passed", "pending"} for each in data["questions"])
    return {
        **head,
        "status": "error" if data["withheld"] else ("pass" if passed else "fail"),
        "message": f"{data['assignment']}: {data['score']} / {data['possible']}",
        "tests": [_test(each) for each in question_views(data)],
    }


# Private functions


def _test(view: QuestionView) -> dict[str, Any]:
    entry, first = view.entry, view.first
    status = {"passed": "pass", "pending": "pass", "broken": "error"}.get(entry["verdict"], "fail")
    said = [first["message"], view.next_step] if first is not None and status != "pass" else []
    return {
        "name": entry["title"],
        "status": status,
        "score": entry["score"],
        "message": "\n".join(each for each in said if each),
        "test_code": entry["id"],
        "filename": "",
        "line_no": 0,
        "duration": 0,
    }
