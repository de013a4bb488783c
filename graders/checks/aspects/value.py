"""The value that a call returns, or the exception that it must raise."""

from __future__ import annotations

import builtins
import dataclasses
from collections.abc import Sequence
from typing import Any

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.checks.authors import decided_by_author
from graders.checks.expectation import Expectation, NoExpectation
from graders.checks.kinds import KINDS
from graders.checks.values import type_name
from graders.model.assignment import Case, Question
from graders.model.facts import Crashed, Fact, GraderFailed, InStep, NoException, WrongException
from graders.model.facts_of_values import NotEqual, WrongClass
from graders.model.manner import Step
from graders.model.transcript import Raised, Reply, Returned
from graders.model.values import Opaque, RaisedInstead, Record


def judge_reply(question: Question, case: Case, reply: Reply | None, expectation: Expected) -> FactAndMargin:
    """What is wrong with one reply."""
    if case.raises is not None:
        return _exception(case.raises, reply), None
    if isinstance(expectation, NoExpectation) or expectation is None:
        return GraderFailed(detail=expectation.reason if expectation else "no expectation"), None
    if not isinstance(reply, Returned):
        return Crashed(outcome=reply or UNREACHED), None
    if expectation.tree is not None and expectation.tree.checker is not None:
        return decided_by_author(expectation.tree, reply), None
    if case.manner.steps:
        return _steps(question, case, reply.value, expectation)
    seen = KINDS[question.returns].compare(reply.value, expectation)
    return seen.fact, seen.margin


_SIMPLE = {bool, int, float, str}

# Private functions


def _value(
    question: Question, case: Case, replies: Sequence[Reply | None], expectation: Expected
) -> FactAndMargin:
    verdict = judge_reply(question, case, replies[0], expectation)
    for turn in range(1, case.tries):
        if verdict[0] is None or turn >= len(replies) or not isinstance(replies[turn], Returned):
            break
        again = judge_reply(question, case, replies[turn], _with_seed(expectation, case, turn))
        verdict = again if again[0] is None else verdict
    return verdict


def _with_seed(expectation: Expected, case: Case, turn: int) -> Expected:
    """What is expected of a later try, which has another seed."""
    if not isinstance(expectation, Expectation) or expectation.tree is None or expectation.tree.asked is None:
        return expectation
    asked = dataclasses.replace(expectation.tree.asked, seed=case.manner_of(turn).rng)
    return dataclasses.replace(expectation, tree=dataclasses.replace(expectation.tree, asked=asked))


def _exception(expected: str, reply: Reply | None) -> Fact | None:
    match reply:
        case Raised(bases=bases, own_bases=own) if expected in (bases if _is_builtin(expected) else own):
            return None
        case Raised():
            return WrongException(expected=expected, outcome=reply)
        case Returned(value=value):
            return NoException(expected=expected, actual=value)
        case _:
            return Crashed(outcome=reply or UNREACHED)


def _is_builtin(name: str) -> bool:
    """A student's own class of that name is another one."""
    return hasattr(builtins, name)


def _steps(question: Question, case: Case, values: Any, expectation: Expectation) -> FactAndMargin:
    """What each step brought; the first that is wrong."""
    right = expectation.right
    if not isinstance(values, list) or len(values) != len(right):
        return WrongClass(expected="list", actual=type_name(values)), None
    assert expectation.tree is not None
    margins = []
    for number, (step, actual, expected) in enumerate(zip(case.manner.steps, values, right, strict=True), 1):
        if _is_object(step, actual, expected):
            continue
        tree = dataclasses.replace(expectation.tree, value=expected)
        seen = KINDS[question.returns].compare(actual, dataclasses.replace(expectation, tree=tree))
        if seen.fact is not None:
            fact = seen.fact
            if isinstance(fact, WrongClass) and {type(actual), type(expected)} <= _SIMPLE:
                fact = NotEqual(expected=expected, actual=actual)  # the two values say more than their types
            return InStep(number=number, text=step.text, fact=fact), seen.margin
        margins.append(seen.margin or 0.0)
    return None, max(margins, default=None)


def _is_object(step: Step, actual: Any, expected: Any) -> bool:
    """Whether a step makes an object of a class of the work's own: later steps tell what it is worth.

    What such an object looks like from outside, and what its class is called, is the student's own matter.
    """
    if not isinstance(expected, (Opaque, Record)) or isinstance(actual, RaisedInstead) or actual is None:
        return False
    return isinstance(expected, Opaque) or (step.keeps is not None and isinstance(actual, Opaque))


VALUE = OfCalls(_value, looks_at="what is returned")
