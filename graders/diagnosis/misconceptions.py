"""Which misconception, if any, explains the checks that failed.

A misconception answers wrongly at some of the calls, and correctly at all others.  A submission matches a
misconception if it answers alike at nearly all the calls (`MOST`) where the misconception is wrong.  That
is no proof yet: many different mistakes give NaN for a zero vector.  So one of these must hold as well: the
equal numbers are unlikely to arise by chance (`_is_telling`); or the misconception is wrong at no more than
half of the calls, and the submission is right at half or more of the others; or the misconception is wrong
at more than half of the calls, and not all of its answers there are numbers.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graders.checks.expectation import Expectation, Expectations
from graders.checks.plan import call_id
from graders.diagnosis.agree import (
    Likeness,
    is_finite,
    is_number,
    is_of_lists,
    likeness,
    same_error,
    same_items,
)
from graders.diagnosis.imitate import Imitation, Moment, bits_of, quietly, wrong_items
from graders.diagnosis.short import has_lost_its_type, is_short, may_have_been_short
from graders.model.assignment import Aspect, Check, Question
from graders.model.facts import Diagnosis, Outcome
from graders.model.misconception import Misconception
from graders.model.transcript import Raised, Reply, Returned

MOST = 0.9  # of the calls at which a misconception is found out have to agree
TELLING = 3  # numbers that prove it
_UNLIKE = Likeness()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a submission compares with a misconception at the calls where the misconception is wrong.

    Args:
        same: how many elements they have in common, where they are alike.
        telling: whether their numbers are proof.
        numeric: whether it is numbers that they have in common.
    """

    misconception: Misconception
    wrong: frozenset[Moment]
    same: Mapping[Moment, int]
    holds: bool
    telling: bool
    numeric: bool


def diagnose_variable(
    question: Question, value: Any, expectations: Expectations, imitations: Sequence[Imitation]
) -> Mapping[str, Diagnosis]:
    """Diagnose a variable of a few numbers: the misconception must explain each wrong number."""
    wrong = wrong_items(question, value, expectations)
    matching = []
    for each in imitations:
        with quietly():
            reply = each.variable()
        if not isinstance(reply, Returned):
            continue
        shown = wrong_items(question, reply.value, expectations)
        items = [check.item for check in question.checks if (check.id, 0) in shown]
        if shown and shown <= wrong and same_items(value, reply.value, items):
            matching.append(Match(
                misconception=each.misconception, wrong=shown, same=dict.fromkeys(shown, 1),
                holds=True, telling=True, numeric=True,
            ))  # fmt: skip
    chosen = {check: choose(check, matching) for check, _ in sorted(wrong)}
    return {check: diagnosis for check, diagnosis in chosen.items() if diagnosis is not None}


# Private functions


@dataclass(frozen=True, slots=True)
class AskedCase:
    """One call of a submission (or two equal calls), with the expectation and the reply.

    Args:
        numberless: whether it raised, or its numbers are not finite.
        bit: of the call, among those of the question.
    """

    check: Check
    case: int
    moment: Moment
    reply: Reply | None
    expected: Expectation | None
    wrong: bool
    numberless: bool
    bit: int

    @property
    def has_list(self) -> bool:
        """Whether a list or a tuple comes in."""
        return any(isinstance(each, (list, tuple)) for each in self.check.cases[self.case].args)

    @property
    def raises(self) -> str | None:
        """The exception that is asked for."""
        return self.check.cases[self.case].raises


def asked_of(
    question: Question,
    replies: Mapping[str, Reply],
    wrong: Collection[Moment],
    expectations: Expectations,
) -> list[AskedCase]:
    """All calls and their replies; those with wrong replies come first, since they tell most."""
    calls, bits = [], bits_of(question)
    for check in question.checks:
        for case in range(len(check.cases)):
            moment, name = (check.id, case), call_id(question, check, case)
            expectation = expectations.get(name)
            expected = expectation if isinstance(expectation, Expectation) else None
            reply = replies.get(name)
            numberless = isinstance(reply, Raised) or (is_number(reply) and not is_finite(reply))
            is_wrong, bit = moment in wrong, bits[moment]
            calls.append(AskedCase(check, case, moment, reply, expected, is_wrong, numberless, bit))
    return sorted(calls, key=lambda each: not each.wrong)


class Sieve:
    """Rules out, without a comparison, what cannot match: where a submission is right, most differ from it.

    It rules out nothing that `match` would find: it counts those calls only of which `match` says the same.
    """

    def __init__(self, asked: Sequence[AskedCase]) -> None:
        self._asked = self._right = self._shortened = 0
        for each in asked:
            self._asked |= each.bit
            if each.wrong or each.numberless or each.check.aspect is Aspect.INPUTS:
                continue
            if isinstance(each.reply, Returned):
                self._right |= each.bit
                self._shortened |= each.bit if may_have_been_short(each.reply) else 0

    def holds_back(self, imitation: Imitation) -> bool:
        """Whether it cannot match; False where that is not known yet."""
        if imitation.shown is None:
            return False
        shown = imitation.shown.bits & self._asked
        differ = shown & self._right & ~(self._shortened & imitation.shown.short)
        left = (shown & ~differ).bit_count()
        return not left or not _can_hold(left, differ.bit_count())


def match(imitation: Imitation, asked: Sequence[AskedCase]) -> Match:
    if imitation.shown is not None:
        asked = [each for each in asked if each.bit & imitation.shown.bits]
    same: dict[Moment, int] = {}
    shown: list[Moment] = []
    differ, numbers = 0, Counter[complex]()
    for left, each in zip(range(len(asked), 0, -1), asked, strict=True):
        if not _can_hold(len(same) + left, differ):  # most are ruled out after a few calls
            break
        if not imitation.shows(each.check, each.case):
            continue
        shown.append(each.moment)
        if each.check.aspect is Aspect.INPUTS:  # any change of any argument is the same mistake
            if (isinstance(each.reply, Returned) and each.reply.changed) or _refused(each, imitation):
                same[each.moment] = 1
            continue
        imitated = imitation.reply(each.check, each.case)
        like = likeness(each.reply, imitated, each.expected) if each.wrong else _UNLIKE
        if not like.elements and each.wrong and _refused(each, imitation):
            like = Likeness(1)
        if like.elements:
            same[each.moment] = like.elements
            numbers.update(like.numbers)
        elif not _fails_apart(each, imitated) and not has_lost_its_type(each.reply, imitated):
            differ += 1
    replies = {each.moment: each.reply for each in asked}
    return Match(
        misconception=imitation.misconception,
        wrong=frozenset(shown),
        same=same,
        holds=len(same) > 0 and _can_hold(len(same), differ),
        telling=_is_telling(numbers) or all(is_short(replies[moment]) for moment in same),
        numeric=all(is_number(replies[moment]) for moment in same),
    )


def _refused(each: AskedCase, imitation: Imitation) -> bool:
    """Whether both raise, and the submission because a list is no array, whatever NumPy says of it."""
    reply, imitated = each.reply, imitation.reply(each.check, each.case)
    if not isinstance(reply, Raised) or not isinstance(imitated, Raised) or each.raises is not None:
        return False
    return same_error(reply, imitated) or (each.has_list and is_of_lists(imitated) and is_of_lists(reply))


def _can_hold(same: int, differ: int) -> bool:
    return same >= MOST * (same + differ)


def _is_telling(numbers: Counter[complex]) -> bool:
    """Whether the numbers cannot be chance: three that are not 0 or ±1, or two that occur repeatedly."""
    rare = [number for number in numbers if number not in {0, 1, -1}]
    often = [number for number, count in numbers.items() if count >= TELLING]
    return len(rare) >= TELLING or len(often) > 1


def _fails_apart(each: AskedCase, imitated: Reply) -> bool:
    """Whether the reply shows a second mistake, and so says nothing for or against the misconception.

    That is so if there is no number where the misconception has one, or an exception of the same type has
    another cause.
    """
    reply = each.reply
    if isinstance(reply, Raised) and isinstance(imitated, Raised):
        return reply.type_name == imitated.type_name and not same_error(reply, imitated)
    return each.numberless and is_number(imitated)


def moments_of(question: Question, aspect: Aspect) -> frozenset[Moment]:
    return frozenset(
        (check.id, index)
        for check in question.checks
        if check.aspect is aspect
        for index in range(len(check.cases))
    )


def is_credible(match: Match, asked: Collection[Moment], wrong: Collection[Moment]) -> bool:
    rest = [moment for moment in asked if moment not in match.wrong]
    if 2 * len(rest) < len(asked):
        return not match.numeric
    return 2 * sum(moment not in wrong for moment in rest) >= len(rest)


def choose(check: str, believed: Sequence[Match], outcome: Outcome | None = None) -> Diagnosis | None:
    """The misconception that explains most of a check, then of the question; None where several do."""
    weights = []
    shown = None if outcome is None or not outcome.findings else set(outcome.findings)
    for each in believed:
        here = sum(
            elements
            for (name, case), elements in each.same.items()
            if name == check and (shown is None or case in shown)
        )
        if here:
            weights.append(((here, sum(each.same.values())), each))
    if not weights:
        return None
    best = max(weight for weight, _ in weights)
    alike = [each for weight, each in weights if weight == best]
    diagnosis = named([each.misconception for each in alike])
    if diagnosis is None or outcome is None:
        return diagnosis
    # The call that the report shows is one that the idea explains.
    case = next((case for case in outcome.findings if (check, case) in alike[0].same), None)
    return dataclasses.replace(diagnosis, case=case)


def named(alike: Sequence[Misconception]) -> Diagnosis | None:
    """One of several misconceptions that explain as much, or the idea that they share."""
    first, *others = alike
    shared = first.idea
    if shared is not None and all(each.idea == shared for each in others):
        own = not others and first.text != shared.text
        return Diagnosis(
            misconception=first.name if own else shared.name, text=first.text if own else shared.text
        )
    if all(each.text == first.text for each in others):
        return Diagnosis(misconception=first.name, text=first.text)
    return None
