"""The student's notebook, in format 4.5, the same bytes for the same assignment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from graders.model.assignment import Assignment, Question, QuestionKind
from graders.model.text import Language
from graders.template.stubs import SIDE_BY_SIDE, TRY, example, paragraphs, stub

RawCell = dict[str, Any]


def notebook_text(assignment: Assignment, *, checks: bool = False) -> str:
    """The notebook as JSON text.

    Args:
        checks: whether a cell below each answer checks it, as those who have a kit can.
    """
    notebook = {
        "cells": list(_cells(assignment, checks=checks)),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


# Private functions


def _cells(assignment: Assignment, *, checks: bool) -> Iterator[RawCell]:
    titles = (assignment.title.read(language) for language in reversed(assignment.languages))
    yield _markdown("title", "\n\n".join(f"# {title}" for title in titles))
    yield from _chapters(assignment, None)
    if checks:
        yield _code("check", "from graders.notebook import check")
    for question in assignment.questions:
        yield from _chapters(assignment, question.id)
        yield from _question(question, assignment.languages)
        if checks and question.checks:
            asked = question.id if question.kind is QuestionKind.FUNCTION else f'"{question.id}"'
            yield _code(f"check-{question.id}", f"check({asked})")
    if checks:
        yield _code("check-everything", "check()")


def _chapters(assignment: Assignment, before: str | None) -> Iterator[RawCell]:
    chapters = [chapter for chapter in assignment.chapters if chapter.before == before]
    for index, chapter in enumerate(chapters):
        name = f"chapter-{before or 'top'}-{index}"
        yield _markdown(name, paragraphs(chapter.text, assignment.languages))
        if chapter.code:
            yield _code(f"{name}-code", chapter.code.strip())


def _question(question: Question, languages: Sequence[Language]) -> Iterator[RawCell]:
    points = f"{float(question.points):g}"
    head = f"### `{question.id}` · {question.title.joined(' · ', languages)} ({points})"
    yield _markdown(f"ask-{question.id}", f"{head}\n\n{paragraphs(question.statement, languages)}")
    yield _code(f"answer-{question.id}", stub(question, languages, whole_statement=False))
    call = example(question)
    if call is not None:
        yield _code(f"try-{question.id}", f"# {TRY.joined(SIDE_BY_SIDE, languages)}\n# {call}")


def _markdown(name: str, source: str) -> RawCell:
    return {"cell_type": "markdown", "id": name[:64], "metadata": {}, "source": _lines(source)}


def _code(name: str, source: str) -> RawCell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name[:64],
        "metadata": {},
        "outputs": [],
        "source": _lines(source),
    }


def _lines(source: str) -> list[str]:
    return source.strip("\n").splitlines(keepends=True)
