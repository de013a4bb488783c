"""A wrong idea that real students have: its implementation, and the sentence that helps.

An assignment's ``misconceptions`` are a list of these; `misconception` makes one of a function
(authors import it from `graders.authoring`)::

    @misconception("cosine_similarity", check="zero-vector",
                   en="A zero vector has length 0; test for it first.", zh="…")
    def no_zero_guard(a, b):
        return np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))

Several similar ones may be put into a tuple.  They are used twice: a submission that answers like one of
them gets its sentence, and ``grade.py verify`` demands that the assignment's checks catch every one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graders.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """What several misconceptions have in common; said where they answer alike."""

    name: str
    text: Text


def idea(name: str, *, en: str = "", zh: str = "") -> Idea:
    """An `Idea` in one line."""
    return Idea(name=name, text=Text(en=en, zh=zh))


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """One wrong implementation.

    Args:
        name: as reports have it; best unique in its assignment.
        question: the question that it answers, by id.
        check: the check of that question that catches it.
        text: what to tell a student who thinks so: the concept, in one or two sentences.
        idea: the more general idea, which others that answer alike share.
        answer: the implementation; it may raise, and it may change its arguments.  For a question about a
            variable it takes none, and returns the value.
    """

    name: str
    question: str
    check: str
    text: Text
    idea: Idea | None = None
    answer: Callable[..., Any]


def misconception(
    question: str,
    *,
    check: str,
    en: str = "",
    zh: str = "",
    idea: Idea | None = None,
    name: str | None = None,
) -> Callable[[Callable[..., Any]], Misconception]:
    """Turn the function below into a `Misconception` of that question, by its own name if none is given."""

    def make(answer: Callable[..., Any]) -> Misconception:
        return Misconception(
            name=name or answer.__name__,
            question=question,
            check=check,
            text=Text(en=en, zh=zh),
            idea=idea,
            answer=answer,
        )

    return make
