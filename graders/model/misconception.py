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

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graders.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What an idea costs, once, wherever it shows.

    Args:
        points: of the question.
        says: the sentence of the question's statement that rules the idea out, quoted.
    """

    points: Fraction
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """What several misconceptions have in common; said where they answer alike.

    Args:
        price: of each misconception that has none of its own; None: it costs the checks that it fails.
    """

    name: str
    text: Text
    price: Price | None = None

    def costs(self, points: float, *, en: str = "", zh: str = "") -> Idea:
        """The same idea with a price; `en` and `zh` quote the statement."""
        return dataclasses.replace(self, price=price(points, en=en, zh=zh))


def idea(name: str, *, en: str = "", zh: str = "") -> Idea:
    """An `Idea` in one line."""
    return Idea(name=name, text=Text(en=en, zh=zh))


def price(points: float, *, en: str = "", zh: str = "") -> Price:
    """A `Price` in one line; `en` and `zh` quote the statement."""
    return Price(points=Fraction(str(points)), says=Text(en=en, zh=zh))


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """One wrong implementation.

    Args:
        name: as reports have it; best unique in its assignment.
        question: the question that it answers, by id.
        check: the check of that question that catches it.
        text: what to tell a student who thinks so: the concept, in one or two sentences.
        idea: the more general idea, which others that answer alike share.
        price: what it costs; that of its idea if left out.
        answer: the implementation; it may raise, and it may change its arguments.  For a question about a
            variable it takes none, and returns the value.
    """

    name: str
    question: str
    check: str
    text: Text
    idea: Idea | None = None
    price: Price | None = None
    answer: Callable[..., Any]

    @property
    def cause(self) -> str:
        """The name under which it is charged: that of its idea, or its own."""
        return self.name if self.idea is None else self.idea.name

    @property
    def costs(self) -> Price | None:
        """Its price, or that of its idea."""
        return self.price or (None if self.idea is None else self.idea.price)


def misconception(
    question: str,
    *,
    check: str,
    en: str = "",
    zh: str = "",
    idea: Idea | None = None,
    price: Price | None = None,
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
            price=price,
            answer=answer,
        )

    return make
