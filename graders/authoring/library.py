"""The usual misconceptions of a question in one or two lines of its author's.

MEAN = usual("mean", right=mean, checks={"forms": "examples", "precision": "random"})
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graders.authoring.families import FAMILIES, THEMES, Family
from graders.authoring.mistakes.around import Answer
from graders.authoring.traits import traits_of
from graders.errors import Notice, notice
from graders.model.assignment import Question
from graders.model.misconception import Idea, Misconception, Price, misconception
from graders.model.nearest import nearest
from graders.model.text import Text
from graders.slugs import Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualIdeas:
    """Misconceptions still to be made for one question, as `usual` describes them."""

    question: str
    right: Answer
    checks: Mapping[str, str]
    without: frozenset[str]
    sentences: Mapping[str, Text]
    prices: Mapping[str, Price]

    def of(self, question: Question) -> tuple[Misconception, ...]:
        """The misconceptions that fit the question: its kind of answer, its parameters, its cases."""
        traits = traits_of(question)
        return tuple(
            each
            for name, family in FAMILIES.items()
            if name not in self.without and family.fits(question, traits)
            for each in self._family(name, family, _exception(question))
        )

    def problems(self, file: str) -> Iterator[Notice]:
        """The themes, families and mistakes that the author names and that do not exist."""
        where = f'{file}, usual("{self.question}")'
        mistakes = {key for family in FAMILIES.values() for key in family.wrong(self.right)}
        yield from _unknown(f"{where}, checks", self.checks, {*THEMES, *FAMILIES})
        yield from _unknown(f"{where}, without", self.without, {*FAMILIES, *mistakes})
        yield from _unknown(f"{where}, sentences", self.sentences, {*FAMILIES})
        yield from _unknown(f"{where}, prices", self.prices, {*THEMES, *FAMILIES})

    def _family(self, name: str, family: Family, exception: str) -> Iterator[Misconception]:
        check = self.checks.get(name, self.checks.get(family.theme))
        if check is None:
            return
        shared = family.idea(exception)
        if name in self.sentences:
            shared = Idea(name=shared.name, text=self.sentences[name])
        price = self.prices.get(name, self.prices.get(family.theme))
        if price is not None:
            shared = dataclasses.replace(shared, price=price)
        wrong = {key: made for key, made in family.wrong(self.right).items() if key not in self.without}
        yield from all_of(self.question, check, shared, wrong)


def usual(
    question: str,
    *,
    right: Answer,
    checks: Mapping[str, str],
    without: Collection[str] = (),
    sentences: Mapping[str, Text] | None = None,
    prices: Mapping[str, Price] | None = None,
) -> UsualIdeas:
    """The usual mistakes around a right answer to a question, each a misconception.

    Mistakes that the question does not allow are left out: those about another kind of answer, about lists
    if no case passes a list, about exceptions if no case asks for one.

    Args:
        question: its id.
        right: any right answer, as a student's function would give it (no `Exact`).
        checks: where they are caught: a theme or a family (`FAMILIES`) -> the check's id.  An entry for a
            family overrides that for its theme; families without an entry are left out.
        without: families, or single mistakes by the last part of their name, to leave out.
        sentences: by family, a sentence to say instead of its own.
        prices: by theme or family, what its idea costs once (`price`); others cost what they fail.
    """
    return UsualIdeas(
        question=question,
        right=right,
        checks=dict(checks),
        without=frozenset(without),
        sentences=dict(sentences or {}),
        prices=dict(prices or {}),
    )


def all_of(
    question: str, check: str, shared: Idea, answers: Mapping[str, Callable[..., Any]]
) -> tuple[Misconception, ...]:
    """Several misconceptions of a question with one sentence, that of their idea.

    Args:
        answers: wrong implementations, by the last part of their names.
    """
    en, zh = shared.text.en, shared.text.zh
    return tuple(
        misconception(question, check=check, en=en, zh=zh, idea=shared, name=f"{question}_{key}")(answer)
        for key, answer in answers.items()
    )


# Private functions


def _unknown(where: str, names: Collection[str], known: Collection[str]) -> Iterator[Notice]:
    choice = sorted(known)
    for name in sorted(set(names) - set(known)):
        yield notice(where, Slug.USUAL_UNKNOWN, name=name, names=choice, near=nearest(name, choice))


def _exception(question: Question) -> str:
    """The exception that its cases ask for; "" where they ask for none."""
    asked = (case.raises for check in question.checks for case in check.cases if case.raises)
    return next(asked, "")
