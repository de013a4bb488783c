"""Is an answer right, given the student's own earlier functions?

The reference says how an answer follows from the functions that it builds on.  Those are asked through
the door; if what they give leads to the student's answer wherever that is wrong, the mistake is theirs.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from graders.checks.agree import Likeness, likeness
from graders.checks.expectation import Expectation, Expectations
from graders.checks.plan import call_id
from graders.model.assignment import Aspect, Check, Question
from graders.model.facts import Crashed, Finding, NotRepeatable, Outcome, RightGiven
from graders.model.transcript import Raised, Reply, Returned

MAX_CALLS = 2_000  # of earlier functions, for one submission
TELLING = 3  # numbers without which any constant would be right, given a constant
Ask = Callable[[str, tuple[Any, ...]], Reply]  # a function's name and arguments, to the student's own


class _OwnRaisedError(Exception):
    """The student's earlier function raised, as the answer that calls it would have."""

    def __init__(self, reply: Raised) -> None:
        super().__init__(reply.type_name)
        self.reply = reply


class _OutOfCallsError(Exception):
    """Nothing can be said within the calls that are allowed."""


class OwnFunctions:
    """A student's functions, as the author's formulas call them: each call is made once, and not too many."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[tuple[str, str], Reply] = {}

    def function(self, name: str) -> Callable[..., Any]:
        """The student's function, to be called like any other."""

        def own(*args: Any) -> Any:
            plain = tuple(each.tolist() if isinstance(each, np.generic) else each for each in args)
            key = (name, repr([(type(each), getattr(each, "dtype", None), _plain(each)) for each in plain]))
            if key not in self._known:
                if len(self._known) >= MAX_CALLS:
                    raise _OutOfCallsError
                self._known[key] = self._ask(name, plain)
            reply = self._known[key]
            if isinstance(reply, Raised):
                raise _OwnRaisedError(reply)
            if not isinstance(reply, Returned):
                raise _OutOfCallsError
            return reply.value

        return own


def right_given(
    question: Question,
    outcomes: Sequence[Outcome],
    replies: Mapping[str, Reply],
    expectations: Expectations,
    ways: Sequence[Callable[..., Any]],
    mistaken: Sequence[str],
    own: OwnFunctions,
) -> Mapping[str, Finding]:
    """The checks that failed for no other reason than an earlier function, each with what to say of it.

    Args:
        ways: how the answer may follow from the functions that it builds on; any one of them will do.
        mistaken: those of them that are wrong themselves.
        own: the student's functions.
    """
    if question.builds_on is None or not mistaken:
        return {}
    functions = {name: own.function(name) for name in question.builds_on.questions}
    failed = [(check, each) for check, each in _pairs(question, outcomes) if _may_follow(check, each)]
    fact = RightGiven(functions=tuple(mistaken), kept=question.builds_on.keeps_points)
    best: dict[str, Finding] = {}
    for way in ways:
        found: dict[str, Finding] = {}
        numbers: Counter[complex] = Counter()
        for check, outcome in failed:
            like = _follows(question, check, outcome, replies, expectations, way, functions)
            if like is None or outcome.finding is None:
                continue
            numbers.update(like.numbers)
            found[check.id] = dataclasses.replace(outcome.finding, fact=fact)
        told = [number for number in numbers if number not in {0, 1, -1}]
        if len(told) >= TELLING and len(found) > len(best):
            best = found
    return best


# Private functions


def _pairs(question: Question, outcomes: Sequence[Outcome]) -> list[tuple[Check, Outcome]]:
    return list(zip(question.checks, outcomes, strict=True))


def _may_follow(check: Check, outcome: Outcome) -> bool:
    if check.aspect not in {Aspect.VALUE, Aspect.REPEAT} or outcome.finding is None:
        return False
    return outcome.finding.args is not None and not isinstance(outcome.finding.fact, NotRepeatable)


def _plain(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else value


def _follows(
    question: Question,
    check: Check,
    outcome: Outcome,
    replies: Mapping[str, Reply],
    expectations: Expectations,
    way: Callable[..., Any],
    functions: Mapping[str, Callable[..., Any]],
) -> Likeness | None:
    """Whether each wrong answer of the check is the one that the student's own functions lead to."""
    assert outcome.finding is not None
    if isinstance(outcome.finding.fact, Crashed) and not isinstance(outcome.finding.fact.outcome, Raised):
        return None
    numbers: set[complex] = set()
    for index in outcome.wrong:
        name = call_id(question, check, index)
        expected = expectations.get(name)
        try:
            given = _compute(way, check.cases[index].args, functions)
        except _OutOfCallsError:
            return None
        bounds = expected if isinstance(expected, Expectation) else None
        like = likeness(replies.get(name), given, bounds)
        if not like.elements:
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
