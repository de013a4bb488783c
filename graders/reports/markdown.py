"""The report as Markdown, for job summaries; every text is escaped, and code stands in fences long enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.reports.document import document
from graders.reports.pages.report_page import QuestionView, question_views
from graders.reports.words.pages import PAGES

MARKS = {"passed": "✅", "failed": "❌", "crashed": "💥", "blocked": "⏸️", "pending": "✏️", "broken": "⚠️"}
# CommonMark reads a backslash before any of these as the character itself.
_ACTS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:&\"'=/^<>])")


def to_markdown(report: Report, language: Language, audience: Audience = Audience.STAFF) -> str:
    """The report as a heading, a table of questions, and what to look at first in each."""
    data = document(report, language, audience)
    return "\n".join(_lines(data, language)) + "\n"


def escape(text: str) -> str:
    """`text` as Markdown that shows exactly `text`, on one line."""
    shown = _ACTS.sub(r"\\\1", text.replace("\n", " ").replace("\r", " "))
    return shown.replace("@", "&#64;")  # nobody is notified


def code(text: str) -> str:
    """`text` as a span of code, whatever backticks it has."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {text.strip()} {fence}" if longest else f"{fence}{text.strip() or ' '}{fence}"


# Private functions


def _say(name: str, language: Language, **parts: Any) -> str:
    return PAGES[name].read(language).format(**parts)


def _lines(data: dict[str, Any], language: Language) -> Iterator[str]:
    yield f"## {escape(data['assignment'])} · {escape(data['student'])}"
    yield ""
    if "error" in data:
        yield f"**{_say(data['status'], language)}**: {escape(data['error']['message'])}"
        yield ""
        yield escape(data["error"]["hint"])
        return
    yield f"**{escape(_say('score_of', language, score=data['score'], possible=data['possible']))}**"
    for key in ("pending", "withheld"):
        if data[key]:
            yield ""
            yield escape(_say(f"{key}_points", language, points=data[key]))
    yield ""
    yield from _table(data, language)
    for view in question_views(data):
        yield from _question(view, language)
    yield from _remarks(data, language)


def _table(data: dict[str, Any], language: Language) -> Iterator[str]:
    heads = [_say(name, language) for name in ("question", "verdict", "points")]
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | ---: |"
    for question in data["questions"]:
        verdict = f"{MARKS[question['verdict']]} {_say(question['verdict'], language)}"
        earned = f"{escape(str(question['score']))} \\/ {escape(str(question['possible']))}"
        yield f"| {escape(question['title'])} | {verdict} | {earned} |"


def _question(view: QuestionView, language: Language) -> Iterator[str]:
    if view.first is None:
        return
    yield ""
    yield f"### {escape(view.entry['title'])}"
    yield ""
    if view.passed:
        yield escape(_say("works", language, passed=view.passed, total=view.total))
        yield ""
    for idea in view.entry.get("ideas", ()):
        yield f"- {escape(idea['text'])} ({escape(_say('costs', language, points=idea['costs']))})"
        yield ""
    yield f"**{escape(view.first['title'])}** — {escape(view.first['message'])}"
    yield ""
    for key, value in view.example.items():
        yield f"- {_say(key, language)}: {code(value)}"
    if view.next_step:
        yield ""
        yield f"**{_say('next', language)}:** {escape(view.next_step)}"
    if "unseen_checks" in view.entry:
        yield ""
        yield escape(_say("unseen", language, count=view.entry["unseen_checks"]))


def _remarks(data: dict[str, Any], language: Language) -> Iterator[str]:
    for key, name in (("notes", "notes"), ("cells_with_errors", "cell_errors")):
        if key in data:
            yield ""
            yield f"### {escape(_say(name, language))}"
            yield ""
            yield from (f"- {escape(note)}" for note in data[key])
