"""Survivors, grouped under the few cases that would catch them all."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graders.errors import notice
from graders.laws.misconceptions import finding_of
from graders.model.assignment import Question
from graders.model.verification import BrokenLaw, Law, Mutant
from graders.mutation.cover import cover
from graders.mutation.domain import elements
from graders.mutation.fitting import addition
from graders.mutation.trial import Difference
from graders.slugs import Slug

MAX_TOGETHER = 100  # survivors of a question that are tried on one another's inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Survivor:
    """A version that no check catches, and an input that does."""

    mutant: Mutant
    difference: Difference


Table = Sequence[Sequence["Difference | None"]]  # for each survivor what it does with each input
TryAll = Callable[[Question, Sequence[Mutant], Sequence[Difference]], Table]


def grouped(question: Question, survivors: Sequence[Survivor], try_all: TryAll) -> Iterator[BrokenLaw]:
    """Every survivor with the case to add, the same one for as many as it catches.

    What the statement asks comes first: inputs within the domains, or like the cases of the question.
    Survivors that such an input catches need no other.

    Args:
        try_all: what each of some versions does with each of some inputs.
    """
    some, rest = survivors[:MAX_TOGETHER], survivors[MAX_TOGETHER:]
    shown = _different([each.difference for each in some])
    if len(shown) > 1:
        table = try_all(question, [each.mutant for each in some], shown)
        some = _regrouped(some, shown, table)
    order = {_key(each): number for number, each in enumerate(shown)}
    several = sorted(
        (*some, *rest),
        key=lambda each: (
            not each.difference.input.asked,
            order.get(_key(each.difference), len(order)),
        ),
    )
    yield from (_broken(question, each) for each in several)


# Private functions


def _key(each: Difference) -> tuple[str, str, str]:
    return each.aspect.value, each.input.container, repr(each.input.nested)


def _different(differences: Sequence[Difference]) -> list[Difference]:
    """Each input once: those that the statement asks first, and of these the smallest."""
    by_key = {_key(each): each for each in reversed(differences)}
    once = [by_key[key] for key in dict.fromkeys(map(_key, differences))]
    return sorted(once, key=lambda each: (not each.input.asked, elements(each.input.nested)))


def _regrouped(some: Sequence[Survivor], shown: Sequence[Difference], table: Table) -> list[Survivor]:
    asked = {n for n, row in enumerate(table) for each in row if each is not None and each.input.asked} | {
        n for n, each in enumerate(some) if each.difference.input.asked
    }
    chosen: dict[int, int] = {}
    for which in (True, False):
        catches = [
            frozenset(
                n
                for n, row in enumerate(table)
                if row[at] is not None and (n in asked) is which and each.input.asked is which
            )
            for at, each in enumerate(shown)
        ]
        chosen |= cover(catches)
    regrouped = []
    for n, each in enumerate(some):
        difference = table[n][chosen[n]] if n in chosen else None
        regrouped.append(each if difference is None else dataclasses.replace(each, difference=difference))
    return regrouped


def _broken(question: Question, survivor: Survivor) -> BrokenLaw:
    mutant, difference = survivor.mutant, survivor.difference
    slug = Slug.MUTANT_SURVIVES if difference.input.asked else Slug.MUTANT_SURVIVES_BESIDE
    return BrokenLaw(
        law=Law.MUTANTS,
        notice=notice(f"{mutant.where}, {mutant.function}", slug, question=question.id),
        finding=finding_of(question, difference),
        addition=addition(question, difference),
        mutant=dataclasses.replace(mutant, source=""),
    )
