"""JUnit XML in the dialect of pytest: a test suite for a submission, a test case for a check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.words.pages import PAGES

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # of XML 1.0
_OUTCOMES = {
    "failed": "failure",
    "crashed": "error",
    "broken": "error",
    "blocked": "skipped",
    "pending": "skipped",
}


def suite(data: dict[str, Any]) -> Element:
    """The test suite of a document of `reports.document`: what its reader may see, and nothing else.

    Wrong answers are failures; crashes, limits and faults of the grader are errors; what waits is skipped.
    """
    seconds = data["run"].get("seconds", 0)
    cases = [
        _case(data["assignment"], question, check)
        for question in data["questions"]
        for check in question["checks"]
    ]
    if "error" in data:
        case = Element("testcase", _plain(classname=data["assignment"], name="submission", time="0"))
        message = f"{data['error']['message']}; {data['error']['hint']}"
        SubElement(case, "error", _plain(message=message, type=data["status"])).text = _xml(message)
        cases = [case]
    made = _suite(data["assignment"], data["student"], cases, seconds)
    properties = Element("properties")
    for name in ("score", "possible", "pending", "withheld"):
        if "error" not in data:
            SubElement(properties, "property", _plain(name=name, value=data[name]))
    if len(properties):
        made.insert(0, properties)
    return made


def missing_suite(assignment: str, student: str, language: Language) -> Element:
    """The test suite of a student who handed nothing in."""
    case = Element("testcase", _plain(classname=assignment, name="submission", time="0"))
    said = PAGES["missing_list"].read(language)
    SubElement(case, "skipped", _plain(message=said, type="missing"))
    return _suite(assignment, clean(student), [case], 0)


def to_xml(name: str, suites: Sequence[Element]) -> str:
    """The document of some test suites, indented."""
    root = Element("testsuites", _plain(name=name))
    root.extend(suites)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


# Private functions


def _suite(assignment: str, student: str, cases: Sequence[Element], seconds: Any) -> Element:
    counts = {
        kind: sum(case.find(kind) is not None for case in cases) for kind in ("error", "failure", "skipped")
    }
    made = Element(
        "testsuite",
        _plain(
            name=f"{assignment}: {student}", errors=counts["error"], failures=counts["failure"],
            skipped=counts["skipped"], tests=len(cases), time=seconds,
        ),
    )  # fmt: skip
    made.extend(cases)
    return made


def _case(assignment: str, question: dict[str, Any], check: dict[str, Any]) -> Element:
    case = Element("testcase", _plain(classname=f"{assignment}.{question['id']}", name=check["id"], time="0"))
    properties = SubElement(case, "properties")
    for name, value in (
        ("question", question["title"]),
        ("title", check["title"]),
        ("points", check["score"]),
        ("possible", check["possible"]),
    ):
        SubElement(properties, "property", _plain(name=name, value=value))
    kind = _OUTCOMES.get(check["verdict"])
    if kind is not None:
        message = check.get("message", check["title"])
        outcome = SubElement(case, kind, _plain(message=message, type=check["verdict"]))
        more = [check.get("misconception", {}).get("text") or check.get("hint", "")]
        outcome.text = _xml("\n".join(each for each in (message, *more) if each))
    return case


def _plain(**attributes: Any) -> dict[str, str]:
    return {name: _xml(str(value)) for name, value in attributes.items()}


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
