"""Tries one version of an answer: does a check catch it, or does any input show a difference?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graders.checks import Expectations, call_id, judge
from graders.model.assignment import Aspect, Case, Check, Question
from graders.model.facts import Crashed, Fact, InputChanged, NotRepeatable
from graders.model.facts_of_values import TooSlow
from graders.model.manner import PLAIN, Manner
from graders.model.transcript import Reply, Returned, Stopped
from graders.mutation.domain import Input, elements

AnyFunction = Callable[..., Any]


class Caller(Protocol):
    """Calls a function of the author's, in the manner of a case."""

    def __call__(
        self, function: Callable[..., Any], args: tuple[Any, ...], manner: Manner = PLAIN
    ) -> Reply: ...


AGAIN = 200  # inputs, the smallest first, on which a call is made twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An input on which a version differs from the reference.

    Args:
        aspect: what tells them apart: the value, the arguments afterwards, or the second call.
        reply: what the version answered.
    """

    input: Input
    aspect: Aspect
    fact: Fact
    reply: Reply


@dataclass(frozen=True, slots=True)
class Step:
    """A case of a check, and what is expected of it."""

    check: str
    aspect: Aspect
    case: Case
    expected: Any


def steps(question: Question, expectations: Expectations) -> tuple[Step, ...]:
    """Every case of the checks that carry points, the cheapest first.

    Cases about values come before those about arguments and second calls, which look at less.
    """
    in_order = [
        Step(check.id, check.aspect, case, expectations.get(call_id(question, check, index)))
        for check in question.checks
        if check.points > 0
        for index, case in enumerate(check.cases)
        if not case.control
    ]
    return tuple(
        sorted(in_order, key=lambda each: (each.aspect is not Aspect.VALUE, elements(each.case.args)))
    )


def first_caught(question: Question, todo: Sequence[Step], function: AnyFunction, call: Caller) -> str | None:
    """The check that catches a version first, or None."""
    for step in todo:
        if _fact(question, step.aspect, step.case, step.expected, function, call)[0] is not None:
            return step.check
    return None


def shows_anything(question: Question, todo: Sequence[Step], function: AnyFunction, call: Caller) -> bool:
    """Whether a check catches a version by its own aspect: checks about arguments also fail a crash."""
    for step in todo:
        fact, _ = _fact(question, step.aspect, step.case, step.expected, function, call)
        if fact is not None and is_about(fact, step.aspect):
            return True
    return False


def is_about(fact: Fact, aspect: Aspect) -> bool:
    """Whether a fact is what checks of that aspect look for."""
    if aspect is Aspect.GROWTH:  # the larger call may run into a limit
        return isinstance(fact, TooSlow) or (isinstance(fact, Crashed) and isinstance(fact.outcome, Stopped))
    if aspect in {Aspect.INPUTS, Aspect.REPEAT}:
        return isinstance(fact, (InputChanged, NotRepeatable))
    return aspect is Aspect.VALUE or not isinstance(fact, Crashed)


def search(
    question: Question, inputs: Sequence[Input], function: AnyFunction, call: Caller
) -> Difference | int:
    """The first input on which a version differs from the reference; else how many were tried."""
    returns = any(check.aspect in {Aspect.VALUE, Aspect.REPEAT} for check in question.checks)
    for number, each in enumerate(inputs):
        reply = call(function, each.case.args, manner=each.case.manner)
        fact, _ = judge(question, Aspect.VALUE, each.case, (reply, None), each.expected)
        if fact is not None and not returns:  # the question is about what is printed, written or drawn
            continue
        if fact is not None:
            return Difference(input=each, aspect=Aspect.VALUE, fact=fact, reply=reply)
        if isinstance(reply, Returned):
            fact, _ = judge(question, Aspect.INPUTS, each.case, (reply, None), each.expected)
            if fact is not None:
                return Difference(input=each, aspect=Aspect.INPUTS, fact=fact, reply=reply)
        if number < AGAIN:
            again = call(function, each.case.args, manner=each.case.manner)
            fact, _ = judge(question, Aspect.REPEAT, each.case, (reply, again), each.expected)
            if fact is not None:
                return Difference(input=each, aspect=Aspect.REPEAT, fact=fact, reply=again)
    return len(inputs)


def difference_at(
    question: Question, shown: Difference, function: AnyFunction, call: Caller
) -> Difference | None:
    """What another version does with an input that showed something, looked at in the same way."""
    each = shown.input
    first = call(function, each.case.args, manner=each.case.manner)
    again = call(function, each.case.args, manner=each.case.manner) if shown.aspect.turns == 2 else None
    if shown.aspect is Aspect.INPUTS and not isinstance(first, Returned):
        return None
    fact, _ = judge(question, shown.aspect, each.case, (first, again), each.expected)
    if fact is None or not is_about(fact, shown.aspect):
        return None
    return Difference(input=each, aspect=shown.aspect, fact=fact, reply=again or first)


def replies_to(
    question: Question, function: AnyFunction, call: Caller, checks: Sequence[Check] | None = None
) -> Mapping[str, Reply]:
    """The replies to every call of a question's checks, by the call's id."""
    return {
        identity: reply
        for check in checks or question.checks
        for index, case in enumerate(check.cases)
        for identity, reply in _turns(question, check, index, case, function, call)
    }


# Private functions


def _turns(
    question: Question, check: Check, index: int, case: Case, function: AnyFunction, call: Caller
) -> Iterator[tuple[str, Reply]]:
    for turn in range(check.aspect.turns):
        yield call_id(question, check, index, turn), call(function, case.args_of(turn), manner=case.manner)


def _fact(
    question: Question, aspect: Aspect, case: Case, expected: Any, function: AnyFunction, call: Caller
) -> tuple[Fact | None, float | None]:
    first = call(function, case.args, manner=case.manner)
    second = call(function, case.args_of(1), manner=case.manner) if aspect.turns == 2 else None
    return judge(question, aspect, case, (first, second), expected)
