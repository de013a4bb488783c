"""Which ideas an answer is charged for: each once, and what they explain costs nothing more.

A failing call that answers as a misconception would is that misconception's.  A check whose failing calls all
are those of ideas that are charged keeps its points.  Of all choices of ideas the one is taken that leaves
the answer most points, so that nobody loses more than without prices.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graders.checks.evaluate import prerequisites
from graders.diagnosis.explanation import Explanation
from graders.diagnosis.imitate import Moment
from graders.diagnosis.misconceptions import Match
from graders.model.assignment import Question
from graders.model.facts import CarriedForward, Charge, Outcome
from graders.model.misconception import Misconception, Price
from graders.model.text import Text

MAX_CAUSES = 8  # ideas of one answer that are weighed against each other; students show four at most


@dataclass(frozen=True, slots=True)
class Charged:
    """What an answer is charged for, and the calls that are explained by that."""

    charges: tuple[Charge, ...] = ()
    moments: frozenset[Moment] = frozenset()


def charged_for(question: Question, outcomes: Sequence[Outcome], explanation: Explanation) -> Charged:
    """The ideas that the answer to a question is charged for; none where no idea has a price.

    Args:
        outcomes: those of the question's checks, in order.
    """
    causes = _causes(explanation)
    if not causes:
        return Charged()
    formed = explanation.form[1] if explanation.form else frozenset[Moment]()
    by_check = {each.check: each for each in outcomes}
    weighing = _Weighing(question, by_check, wrong=explanation.wrong, formed=formed)
    subsets = (some for n in range(len(causes) + 1) for some in itertools.combinations(causes, n))
    best = min(subsets, key=lambda some: (weighing.loss(some), len(some)))
    if not best:
        return Charged()
    explained = weighing.explained(best)
    each_once = tuple(
        Charge(
            idea=each.name,
            text=each.text,
            costs=each.price.points,
            checks=tuple(check for check in explained if check in {moment[0] for moment in each.moments}),
            says=each.price.says,
        )
        for each in best
    )
    return Charged(each_once, weighing.moments(best))


# Private functions


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cause:
    """An idea with a price, and the wrong calls that are its."""

    name: str
    text: Text
    price: Price
    moments: frozenset[Moment]
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class _Weighing:
    """What an answer loses if some ideas are charged.

    Args:
        wrong: the calls whose values are wrong.
        formed: those whose form is wrong; they may be in `wrong` as well.
    """

    question: Question
    outcomes: Mapping[str, Outcome]
    wrong: frozenset[Moment]
    formed: frozenset[Moment]

    def loss(self, causes: Sequence[_Cause]) -> Fraction:
        """The points that are lost to the ideas, and to the checks that fail for a reason of their own."""
        explained, failing = set(self.explained(causes)), set[str]()
        lost = sum((each.price.points for each in causes), Fraction(0))
        for check in self.question.checks:
            waits = any(name in failing for name in prerequisites(self.question, check))
            if check.id not in explained and (waits or self._fails(check.id)):
                failing.add(check.id)
                lost += check.points
        return lost

    def explained(self, causes: Sequence[_Cause]) -> tuple[str, ...]:
        """The checks all of whose failing calls are those of the ideas."""
        moments = self.moments(causes)
        return tuple(
            check.id
            for check in self.question.checks
            if (here := self._wrong_at(check.id)) and here <= moments and not self._is_excused(check.id)
        )

    def moments(self, causes: Sequence[_Cause]) -> frozenset[Moment]:
        """The wrong calls that the ideas explain, by form and by value."""
        forms = frozenset[Moment]().union(*(each.moments for each in causes if each.is_form))
        values = frozenset[Moment]().union(*(each.moments for each in causes if not each.is_form))
        return (self.wrong | self.formed) - (self.wrong - values) - (self.formed - forms)

    def _fails(self, check: str) -> bool:
        finding = self.outcomes[check].finding
        if finding is None or self._is_excused(check):
            return False
        # A check that only waits for another one has been looked at as well.
        return bool(self._wrong_at(check)) or finding.args is not None or not self._waits(check)

    def _waits(self, check: str) -> bool:
        return type(getattr(self.outcomes[check].finding, "fact", None)).__name__ == "Blocked"

    def _wrong_at(self, check: str) -> frozenset[Moment]:
        return frozenset(moment for moment in self.wrong | self.formed if moment[0] == check)

    def _is_excused(self, check: str) -> bool:
        finding = self.outcomes[check].finding
        return finding is not None and isinstance(finding.fact, CarriedForward) and finding.fact.kept


def _causes(explanation: Explanation) -> list[_Cause]:
    """The ideas with a price that the answer shows, those that explain most first."""
    by_name: dict[str, list[Match]] = {}
    for each in explanation.believed:
        if each.misconception.costs is not None:
            by_name.setdefault(each.misconception.cause, []).append(each)
    causes = [_cause(some, explanation.wrong) for some in by_name.values()]
    if explanation.form is not None:
        misconception, moments = explanation.form
        causes.append(_of(misconception, moments, is_form=True))
    shown = [each for each in causes if each.moments]
    return sorted(shown, key=lambda each: (-len(each.moments), each.name))[:MAX_CAUSES]


def _cause(matches: Sequence[Match], wrong: Collection[Moment]) -> _Cause:
    """Of several misconceptions of one idea the answer has the one that explains most."""
    best = max(matches, key=lambda each: len(set(each.same) & set(wrong)))
    return _of(best.misconception, frozenset(best.same) & frozenset(wrong))


def _of(misconception: Misconception, moments: frozenset[Moment], *, is_form: bool = False) -> _Cause:
    assert misconception.costs is not None
    shared = misconception.idea
    return _Cause(
        name=misconception.cause,
        text=misconception.text if shared is None else shared.text,
        price=misconception.costs,
        moments=moments,
        is_form=is_form,
    )
