"""Gradescope's ``results.json``: always made for the student, who sees it on the web."""

from __future__ import annotations

from typing import Any

from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.reports.document import document
from graders.reports.words.pages import PAGES


def results(report: Report, language: Language) -> dict[str, Any]:
    """The results of one submission.

    No test is hidden, since Gradescope shows no total then; hidden checks say no more than the student
    may see.
    What could not be graded has no score, so that a person has to look.
    """
    data = document(report, language, Audience.STUDENT)
    if "error" in data:
        return {
            "output": f"{data['assignment']}: {data['error']['message']}\n{data['error']['hint']}",
            "output_format": "text",
            "tests": [],
        }
    said = [PAGES["score_of"].read(language).format(score=data["score"], possible=data["possible"])]
    said += [
        PAGES[f"{key}_points"].read(language).format(points=data[key])
        for key in ("pending", "withheld")
        if data[key]
    ]
    return {
        "score": data["score"],
        "output": "\n".join([data["assignment"], *said, *data.get("notes", ())]),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "tests": [
            _test(number, question, n, check)
            for number, question in enumerate(data["questions"], 1)
            for n, check in enumerate(question["checks"], 1)
            if check["possible"] or check["verdict"] != "passed"
        ],
        "extra_data": {"assignment": data["assignment"], "schema": data["schema"]},
    }


# Private functions


def _test(number: int, question: dict[str, Any], n: int, check: dict[str, Any]) -> dict[str, Any]:
    said = [check.get("message", ""), check.get("misconception", {}).get("text") or check.get("hint", "")]
    example = check.get("counterexample") or check.get("evidence") or {}
    said += [f"{key}: {value}" for key, value in example.items()]
    return {
        "name": f"{question['title']}: {check['title']}",
        "number": f"{number}.{n}",
        "score": check["score"],
        "max_score": check["possible"],
        "status": "passed" if check["verdict"] == "passed" else "failed",
        "output": "\n".join(each for each in said if each) if check["verdict"] != "passed" else "",
        "visibility": "visible",
    }
