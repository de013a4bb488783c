"""Computes the expectation of each call from the reference."""

from __future__ import annotations

import contextlib
import copy
import dataclasses
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from graders.checks.expectation import (
    AskedCall,
    Expectation,
    Expectations,
    Leaf,
    NoExpectation,
    Tree,
    Whole,
)
from graders.checks.infer import DEFAULT, settled
from graders.checks.kinds import KINDS, AnswerKind
from graders.checks.kinds.structure.reference import read_right
from graders.checks.plan import call_id
from graders.checks.right_answer import AnswerPart, NotOfKindError, UngradableError, described, part_of
from graders.checks.tolerance import Number, exact_tolerance, input_precision, tolerances
from graders.model.assignment import Assignment, Case, ExactMatch, Question, QuestionKind, Tolerance
from graders.model.manner import PLAIN
from graders.model.transcript import Call, Raised, Reply, Returned
from graders.model.values import MAX_INT_BITS
from graders.slugs import Slug

_LARGEST = int(sys.float_info.max)  # the largest whole number that float64 holds
_CONSECUTIVE = 2**53  # below, every whole number has a float64 of its own


class Perform(Protocol):
    """Make one call of the reference as a student's function is called, and bring what a reply would hold."""

    def __call__(self, functions: Mapping[str, Any], call: Call) -> Reply: ...


def expect_all(
    assignment: Assignment,
    answers: Mapping[str, Any],
    perform: Perform | None = None,
    checkers: Mapping[str, Callable[..., Any]] | None = None,
) -> Expectations:
    """The expectation of each call that must return a value, by the call's id; variables by name.

    A reference that fails becomes a `NoExpectation`; it breaks its check and nothing else.

    Args:
        perform: for calls that ask for more than a value; without it these have no expectation.
        checkers: of questions that the author decides on with code of their own, by name.
    """
    expectations: dict[str, Expectation | NoExpectation] = {}
    for question in assignment.questions:
        asking = Asking(answers, perform, (checkers or {}).get(question.id))
        if question.kind is QuestionKind.VARIABLE:
            expectations[question.id] = _expect(question, asking, Case(args=()))
        for check in question.checks:
            for index, case in enumerate(check.cases):
                if case.raises is None and not case.manner.timed:
                    identity = call_id(question, check, index)
                    expectations[identity] = _expect(question, asking, case)
    return expectations


def settle(assignment: Assignment, answers: Mapping[str, Any], perform: Perform | None = None) -> Assignment:
    """The assignment with what its questions leave out: the kind of answer that the reference gives."""

    def right(question: Question) -> Iterator[Any]:
        asking = Asking(answers, perform)
        cases = [case for check in question.checks for case in check.cases if case.raises is None]
        for case in cases or [Case(args=())] * (question.kind is QuestionKind.VARIABLE):
            with contextlib.suppress(Exception):  # what it raises is said where it is asked again
                if not case.manner.timed:
                    yield asking.right(question, case)[0]

    return settled(assignment, right)


def expect(question: Question, answer: Any, args: tuple[Any, ...]) -> Expectation:
    """The expectation of one call that asks for no more than a value.

    Raises:
        Exception: whatever the reference raises.
        UngradableError: the reference's answer is not of the kind that this question asks for.
        ValueError: the answer is `Exact`, and its bounds are invalid.
    """
    return expectation_of(question, answer(*args) if callable(answer) else answer, args)


def expectation_of(question: Question, right: Any, args: tuple[Any, ...]) -> Expectation:
    """The same where the right answer is known.

    Raises:
        UngradableError: it is of no use for this question.
        ValueError: it is `Exact`, and its bounds are not.
    """
    rule = question.tolerance or DEFAULT
    precision = input_precision(args)
    if question.returns in ("value", ""):
        tree = Tree(
            value=read_right(right, lambda exact: Leaf(_of_parts((part_of(exact),), rule, precision))),
            tolerance=rule,
            leeway=question.leeway,
        )
        return Expectation(values=(), tolerances=(), precision=precision, tree=tree)
    return _of_parts(_parts(right, KINDS[question.returns]), rule, precision)


@dataclass(frozen=True, slots=True)
class Asking:
    """How a question's reference is asked.

    Args:
        answers: the references of all questions; steps may use several.
    """

    answers: Mapping[str, Any]
    perform: Perform | None = None
    checker: Callable[..., Any] | None = None

    def right(self, question: Question, case: Case) -> tuple[Any, Returned | None]:
        """What the reference returns, and what it did beside that where the case asks for it.

        Raises:
            Exception: whatever it raises.
        """
        answer, manner = self.answers.get(question.id), case.manner
        if question.kind is QuestionKind.VARIABLE:
            return answer, None
        if manner == PLAIN:
            args = case.args if self.perform is None else tuple(map(copy.deepcopy, case.args))
            return answer(*args), None  # type: ignore[misc]
        if self.perform is None:
            raise RuntimeError("this call needs more than the reference alone")
        call = Call(id="", function=question.id, args=case.args, manner=manner)
        reply = self.perform(self.answers, call)
        if isinstance(reply, Returned):
            return reply.value, reply
        raise ReferenceRaisedError(reply)


class ReferenceRaisedError(Exception):
    """The reference raised, or ran into a limit, where it had to return."""

    def __init__(self, reply: Reply) -> None:
        raised = f"{reply.type_name}: {reply.message}" if isinstance(reply, Raised) else str(reply)
        super().__init__(raised)


# Private functions


def _expect(question: Question, asking: Asking, case: Case) -> Expectation | NoExpectation:
    try:
        if asking.checker is not None:
            return _checked(question, asking, asking.checker, case)
        right, reply = asking.right(question, case)
        expectation = expectation_of(question, right, case.args)
        return expectation if reply is None else dataclasses.replace(expectation, reply=reply)
    except UngradableError as error:
        return NoExpectation(reason=described(error.value), problem=error.slug)
    except Exception as error:  # noqa: BLE001  the reference is an author's code; its mistake is ours
        return NoExpectation(reason=f"{type(error).__name__}: {error}")


def _checked(question: Question, asking: Asking, checker: Callable[..., Any], case: Case) -> Expectation:
    """The author's code decides; it is shown what the reference returns, if there is one."""
    right, reply = (None, None)
    if question.id in asking.answers:
        right, reply = asking.right(question, case)
    plain = read_right(right, lambda exact: _of_parts((part_of(exact),), DEFAULT, "float64").right)
    asked = AskedCall(
        args=case.args,
        kwargs=case.manner.kwargs,
        expected=plain,
        seed=case.manner.rng,
    )
    tree = Tree(
        value=plain,
        tolerance=question.tolerance or DEFAULT,
        leeway=question.leeway,
        checker=checker,
        asked=asked,
    )
    return Expectation(values=(), tolerances=(), precision="float64", tree=tree, reply=reply)


def _of_parts(parts: tuple[AnswerPart, ...], rule: Tolerance, precision: str) -> Expectation:
    values = tuple(part.floats for part in parts)
    whole = tuple(_whole(rule, part, precision) for part in parts)
    return Expectation(
        values=values,
        tolerances=tuple(
            tolerances(
                rule,
                expected=value,
                gauge=part.gauges,
                roundings=part.roundings,
                precision=precision,
            )
            for part, value in zip(parts, values, strict=True)
        ),
        precision=precision,
        whole=whole if any(whole) else (),
    )


def _parts(right: Any, kind: AnswerKind) -> tuple[AnswerPart, ...]:
    """The parts of a right answer: two for a pair, else one.

    Raises:
        UngradableError: it is not of that kind, holds what is no number, or one that is not finite or too
            large.
        ValueError: its gauge has another shape than its value.
    """
    try:
        parts = tuple(part_of(each) for each in kind.parts(right))
    except NotOfKindError:
        raise UngradableError(Slug.ANSWER_NOT_OF_KIND, right) from None
    if not all(kind.has_axes(len(part.shape)) for part in parts):
        raise UngradableError(Slug.ANSWER_NOT_OF_KIND, right)
    for number in (number for part in parts for number in part.numbers):
        if isinstance(number, float) and not math.isfinite(number):
            raise UngradableError(Slug.ANSWER_NOT_FINITE, right)
        # Of a fraction the size counts; its digits behind the point are rounded, or compared as they are.
        if not isinstance(number, float) and int(number).bit_length() > MAX_INT_BITS:
            raise UngradableError(Slug.ANSWER_TOO_LARGE, right)
    return parts


def _whole(rule: Tolerance, part: AnswerPart, precision: str) -> Whole | None:
    """The digits that rounding to float64 would lose, where they may change a verdict."""
    exact = isinstance(rule, ExactMatch)
    if not any(_is_beyond(number, exact=exact) for number in part.numbers):
        return None
    gauges = part.gauge or (None,) * len(part.numbers)
    allowed = [
        exact_tolerance(rule, expected=number, gauge=gauge, roundings=part.roundings, precision=precision)
        for number, gauge in zip(part.numbers, gauges, strict=True)
    ]
    values = [_rounded(number) for number in part.numbers]
    return Whole(values=_objects(values, part.shape), tolerances=_objects(allowed, part.shape))


def _is_beyond(number: Number, *, exact: bool) -> bool:
    """Whether float64 cannot hold the number or, where digits count, rounds several integers to it."""
    if isinstance(number, float):
        return False
    size = abs(Fraction(number))
    return size >= _LARGEST or (exact and isinstance(number, int) and size >= _CONSECUTIVE)


def _rounded(number: Number) -> Number:
    """A fraction rounded once, as answers are, where there is such a float."""
    return float(number) if isinstance(number, Fraction) and abs(number) < _LARGEST else number


def _objects(items: Sequence[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    array = np.empty(len(items), dtype=object)
    array[:] = items
    return array.reshape(shape)
