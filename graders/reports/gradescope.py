"""Gradescope's ``results.json``: always made for the student, who sees it on the web."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graders.model.assignment import Visibility
from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.reports.document import document
from graders.reports.words.pages import PAGES

FORM = {
    "output_format": "text",  # nothing in it acts: no Markdown, no HTML, no colors
    "test_output_format": "text",
    "test_name_format": "text",
    "stdout_visibility": "hidden",  # what is printed is for instructors
    "visibility": "visible",
}
_MOST_SAID = 4_000  # characters of a test's output
_MOST_ERRORS = 10  # cells that failed


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenTests:
    """How tests of hidden checks appear.

    Args:
        visibility: one of `levels.LEVELS`.  While any test is hidden, Gradescope shows students no total.
        inputs: whether their output shows what they look at.
    """

    visibility: str = "visible"
    inputs: bool = False


SHOWN = HiddenTests()


def results(report: Report, language: Language, hidden: HiddenTests = SHOWN) -> dict[str, Any]:
    """The results of one submission.

    By default no test is hidden, since Gradescope shows no total then; hidden checks say no more than the
    student may see.  How long it took is left out: that is a number which the submission chooses itself.
    What could not be graded has no score, so that a person has to look.
    """
    data = document(report, language, Audience.STUDENT)
    if "error" in data:
        said = [f"{data['assignment']}: {data['error']['message']}", data["error"]["hint"]]
        return {"output": "\n".join(said), **FORM, "tests": []}
    return {
        "score": data["score"],
        "output": "\n".join(_output(data, language)),
        **FORM,
        "tests": list(_tests(report, data, language, hidden)),
        "extra_data": {"assignment": data["assignment"], "schema": data["schema"]},
    }


# Private functions


def _output(data: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield data["assignment"]
    yield PAGES["score_of"].read(language).format(score=data["score"], possible=data["possible"])
    for key in ("pending", "withheld"):
        if data[key]:
            yield PAGES[f"{key}_points"].read(language).format(points=data[key])
    for question in data["questions"]:
        for idea in question.get("ideas", ()):
            costs = PAGES["costs"].read(language).format(points=idea["costs"])
            yield f"{question['title']}: {idea['text']} ({costs})"
    yield from data.get("notes", ())
    errors = data.get("cells_with_errors", ())
    if errors:
        yield f"{PAGES['cell_errors'].read(language)}:"
        yield from errors[:_MOST_ERRORS]


def _tests(
    report: Report, data: Mapping[str, Any], language: Language, hidden: HiddenTests
) -> Iterator[dict[str, Any]]:
    whole = document(report, language, Audience.STAFF) if hidden.inputs else data
    pairs = zip(data["questions"], whole["questions"], strict=True)
    for number, (question, open_question) in enumerate(pairs, 1):
        checks = zip(question["checks"], open_question["checks"], strict=True)
        for n, (check, open_check) in enumerate(checks, 1):
            if not check["possible"] and check["verdict"] == "passed":
                continue
            if check["visibility"] == Visibility.HIDDEN.value:
                yield _test(f"{number}.{n}", question, open_check, hidden.visibility)
            else:
                yield _test(f"{number}.{n}", question, check, "visible")


def _test(number: str, question: Mapping[str, Any], check: Mapping[str, Any], level: str) -> dict[str, Any]:
    verdict, idea = check["verdict"], check.get("misconception", {})
    said = [check.get("message", ""), idea.get("text") or check.get("hint", "")]
    example = check.get("counterexample") or check.get("evidence") or {}
    said += [f"{key}: {value}" for key, value in example.items()]
    output = "\n".join(each for each in said if each) if verdict != "passed" else ""
    # Of what waits for a person, nothing is said to have failed.
    open_ = verdict in {"pending", "broken"}
    return {
        "name": f"{question['title']}: {check['title']}",
        "number": number,
        **({} if open_ else {"score": check["score"]}),
        "max_score": check["possible"],
        **({} if open_ else {"status": "passed" if verdict == "passed" else "failed"}),
        "output": output if len(output) <= _MOST_SAID else f"{output[: _MOST_SAID - 1]}…",
        "tags": [question["id"], check["id"], check["visibility"], *([idea["id"]] if idea else [])],
        "visibility": level,
    }
