"""Error carried forward: is an answer right, given the student's own earlier functions?

The reference says how an answer follows from the functions that it builds on.  They are called in a
fresh process.  If their values lead to the student's answer wherever it is wrong, the mistake is theirs.

That process runs the student's code, which could lie to excuse itself.  So three conditions must hold:

* An earlier function excuses a wrong answer only where it was itself wrong, at the very arguments that the
  answer hands it (`wrong_at`).
* Called again in another process, among its own cases and in a random order, it must answer as before
  (`unsteady`).
* The share of a question's points that is kept is at most the share of its points for values that the
  earlier function lost (`keep_share`).
"""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from graders.checks.expect import expect
from graders.checks.expectation import Expectation, Expectations
from graders.checks.kinds import KINDS
from graders.checks.plan import call_id
from graders.checks.same import same_again
from graders.diagnosis.agree import Likeness, likeness
from graders.model.assignment import Aspect, Check, Question
from graders.model.exact import LeftOpenError
from graders.model.facts import CarriedForward, Crashed, Finding, NotRepeatable, Outcome
from graders.model.transcript import Raised, Reply, Returned, Stopped

MAX_CALLS = 2_000  # of earlier functions, for one submission
HALF = Fraction(1, 2)
TELLING = 3  # numbers without which any constant would be right, given a constant
CallFunction = Callable[
    [str, tuple[Any, ...]], Reply
]  # a function's name and arguments, to the student's own


@dataclass(frozen=True, slots=True)
class EarlierCall:
    """One call of an earlier function, and what it replied."""

    function: str
    args: tuple[Any, ...]
    reply: Reply


class _OwnRaisedError(Exception):
    """The student's earlier function raised, as the answer that calls it would have."""

    def __init__(self, reply: Raised) -> None:
        super().__init__(reply.type_name)
        self.reply = reply


class _OutOfCallsError(Exception):
    """The limit on calls was reached before the question could be decided."""


class OwnFunctions:
    """A student's functions, as the author's formulas call them; each call is made once, up to a limit."""

    def __init__(self, ask: CallFunction) -> None:
        self._ask = ask
        self._known: dict[tuple[str, str], EarlierCall] = {}
        self._recent: list[EarlierCall] = []

    @property
    def asked(self) -> tuple[EarlierCall, ...]:
        """Every call that was made."""
        return tuple(self._known.values())

    def recent(self) -> tuple[EarlierCall, ...]:
        """The calls that were needed since this property was last read."""
        recent, self._recent = tuple(self._recent), []
        return recent

    def function(self, name: str) -> Callable[..., Any]:
        """The student's function, to be called like any other."""

        def own(*args: Any) -> Any:
            plain = tuple(each.tolist() if isinstance(each, np.generic) else each for each in args)
            key = (name, repr([(type(each), getattr(each, "dtype", None), _plain(each)) for each in plain]))
            if key not in self._known:
                if len(self._known) >= MAX_CALLS:
                    raise _OutOfCallsError
                self._known[key] = EarlierCall(name, plain, self._ask(name, plain))
            known = self._known[key]
            self._recent.append(known)
            if isinstance(known.reply, Raised):
                raise _OwnRaisedError(known.reply)
            if not isinstance(known.reply, Returned):
                raise _OutOfCallsError
            return known.reply.value

        return own


def carried_forward(
    question: Question,
    outcomes: Sequence[Outcome],
    replies: Mapping[str, Reply],
    expectations: Expectations,
    ways: Sequence[Callable[..., Any]],
    mistaken: Sequence[str],
    used: Collection[str],
    own: OwnFunctions,
    is_wrong: Callable[[EarlierCall], bool],
) -> Mapping[str, Finding]:
    """The findings for checks that failed only because of an earlier function, by the check's id.

    Args:
        ways: how the answer may follow from the functions that it builds on; any one of them will do.
        mistaken: those of them that are wrong themselves.
        used: the earlier functions that the answer calls; what another one gets wrong excuses nothing.
        own: the student's functions.
        is_wrong: whether one of them was wrong in a call (see `wrong_at`).
    """
    if question.builds_on is None or not mistaken:
        return {}
    functions = {name: own.function(name) for name in question.builds_on.questions}
    failed = [(check, each) for check, each in _pairs(question, outcomes) if _may_follow(check, each)]
    fact = CarriedForward(functions=tuple(mistaken), kept=question.builds_on.keeps_points)
    best: dict[str, Finding] = {}
    for way in ways:
        findings: dict[str, Finding] = {}
        numbers: Counter[complex] = Counter()
        for check, outcome in failed:
            like = _follows(
                question, check, outcome, replies, expectations, way, functions, used, own, is_wrong
            )
            if like is None or outcome.finding is None:
                continue
            numbers.update(like.numbers)
            findings[check.id] = dataclasses.replace(outcome.finding, fact=fact)
        rare = [number for number in numbers if number not in {0, 1, -1}]
        if len(rare) >= TELLING and len(findings) > len(best):
            best = findings
    return best


def wrong_at(question: Question, answer: Any, asked: EarlierCall) -> bool:
    """Whether an earlier function was wrong in a call, by its own reference.

    Args:
        question: what the function was to answer.
        answer: the reference of that question.
    """
    try:
        expected = expect(question, answer, asked.args)
    except LeftOpenError:
        return False
    except Exception as error:  # noqa: BLE001  where the reference raises, a right answer does
        return not (isinstance(asked.reply, Raised) and type(error).__name__ in asked.reply.bases)
    if not isinstance(asked.reply, Returned):
        return True
    return KINDS[question.returns].compare(asked.reply.value, expected).fact is not None


def unsteady(known: Sequence[EarlierCall], ask: CallFunction) -> frozenset[str]:
    """The functions that answer differently when they are called again in a fresh process.

    Args:
        known: calls and their replies: what excuses were made of, and the function's own cases.
        ask: asks that process.  The order is drawn anew each time, and cannot be foreseen: a function
            cannot tell a call whose reply would excuse it from one of its own cases.
    """
    shuffled = random.SystemRandom().sample(known, len(known))
    return frozenset(
        each.function for each in shuffled if not _same(each.reply, ask(each.function, each.args))
    )


def keep_share(question: Question, excused: Mapping[str, Finding], share: Fraction) -> Mapping[str, Finding]:
    """The excused checks; they keep points up to `share` of the points of the question.

    Checks about values keep theirs in order until the limit; the other checks only if all of those do.

    Args:
        share: what an earlier function lost of its points for values, from 0 to 1.  A check that crosses
            the line is kept where that is half or more: such a function is wrong in general.
    """
    kept, findings, whole = Fraction(0), dict[str, Finding](), True
    room = share * question.points
    values_first = sorted(question.checks, key=lambda check: check.aspect is not Aspect.VALUE)
    for check in (each for each in values_first if each.id in excused):
        finding = excused[check.id]
        end = kept + check.points
        fits = kept < room if share >= HALF else end <= room
        if check.aspect is Aspect.VALUE:
            whole, kept = whole and fits, end if fits else kept
        if isinstance(finding.fact, CarriedForward) and not (fits if check.aspect is Aspect.VALUE else whole):
            finding = dataclasses.replace(finding, fact=dataclasses.replace(finding.fact, kept=False))
        findings[check.id] = finding
    return findings


# Private functions


def _pairs(question: Question, outcomes: Sequence[Outcome]) -> list[tuple[Check, Outcome]]:
    return list(zip(question.checks, outcomes, strict=True))


def _may_follow(check: Check, outcome: Outcome) -> bool:
    if check.aspect not in {Aspect.VALUE, Aspect.REPEAT} or outcome.finding is None:
        return False
    return outcome.finding.args is not None and not isinstance(outcome.finding.fact, NotRepeatable)


def _plain(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else value


def _same(first: Reply, second: Reply) -> bool:
    match first, second:
        case Returned(value=one), Returned(value=other):
            return type(one) is type(other) and same_again(one, other)
        case Raised(), Raised():
            return (first.type_name, first.message) == (second.type_name, second.message)
        case Stopped(), Stopped():
            return first.limit is second.limit
        case _:
            return False


def _follows(
    question: Question,
    check: Check,
    outcome: Outcome,
    replies: Mapping[str, Reply],
    expectations: Expectations,
    way: Callable[..., Any],
    functions: Mapping[str, Callable[..., Any]],
    used: Collection[str],
    own: OwnFunctions,
    is_wrong: Callable[[EarlierCall], bool],
) -> Likeness | None:
    """Whether the student's own functions lead to each wrong answer of the check."""
    assert outcome.finding is not None
    if isinstance(outcome.finding.fact, Crashed) and not isinstance(outcome.finding.fact.outcome, Raised):
        return None
    numbers: set[complex] = set()
    for index in outcome.wrong:
        name = call_id(question, check, index)
        expected = expectations.get(name)
        own.recent()
        try:
            given = _compute(way, check.cases[index].args, functions)
        except _OutOfCallsError:
            return None
        bounds = expected if isinstance(expected, Expectation) else None
        like = likeness(replies.get(name), given, bounds)
        if not like.elements:
            return None
        wrong = {each.function for each in own.recent() if is_wrong(each)}
        if not wrong or not wrong <= set(used):
            return None
        numbers |= like.numbers
    return Likeness(1, frozenset(numbers))


def _compute(
    way: Callable[..., Any], args: tuple[Any, ...], functions: Mapping[str, Callable[..., Any]]
) -> Reply:
    try:
        with np.errstate(all="ignore"):
            return Returned(value=way(*args, **functions))
    except _OwnRaisedError as error:
        return error.reply
    except _OutOfCallsError:
        raise
    except Exception as error:  # noqa: BLE001  the author's formula on values of any kind
        return Raised(type_name=type(error).__name__, bases=(), message="", place=None)
