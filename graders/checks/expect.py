"""Computes the expectation of each call from the reference."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expectation import Expectation, Expectations, NoExpectation, Whole
from graders.checks.kinds import KINDS, AnswerKind
from graders.checks.plan import call_id
from graders.checks.right_answer import AnswerPart, NotOfKindError, UngradableError, described, part_of
from graders.checks.tolerance import Number, exact_tolerance, input_precision, tolerances
from graders.model.assignment import Assignment, Case, ExactMatch, Question, QuestionKind, Tolerance
from graders.model.values import MAX_INT_BITS
from graders.slugs import Slug

_LARGEST = int(sys.float_info.max)  # the largest whole number that float64 holds
_CONSECUTIVE = 2**53  # below, every whole number has a float64 of its own


def expect_all(assignment: Assignment, answers: Mapping[str, Any]) -> Expectations:
    """The expectation of each call that must return a value, by the call's id; variables by name.

    A reference that fails becomes a `NoExpectation`; it breaks its check and nothing else.
    """
    expectations: dict[str, Expectation | NoExpectation] = {}
    for question in assignment.questions:
        if question.kind is QuestionKind.VARIABLE:
            expectations[question.id] = _expect(question, answers[question.id], None)
        for check in question.checks:
            for index, case in enumerate(check.cases):
                if case.raises is None:
                    identity = call_id(question, check, index)
                    expectations[identity] = _expect(question, answers[question.id], case)
    return expectations


def expect(question: Question, answer: Any, args: tuple[Any, ...]) -> Expectation:
    """The expectation of one call.

    Raises:
        Exception: whatever the reference raises.
        UngradableError: the reference's answer is not of the kind that this question asks for.
        ValueError: the answer is `Exact`, and its bounds are invalid.
    """
    parts = _parts(answer(*args) if callable(answer) else answer, KINDS[question.returns])
    precision = input_precision(args)
    values = tuple(part.floats for part in parts)
    whole = tuple(_whole(question.tolerance, part, precision) for part in parts)
    return Expectation(
        values=values,
        tolerances=tuple(
            tolerances(
                question.tolerance,
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


# Private functions


def _expect(question: Question, answer: Any, case: Case | None) -> Expectation | NoExpectation:
    try:
        return expect(question, answer, () if case is None else case.args)
    except UngradableError as error:
        return NoExpectation(reason=described(error.value), problem=error.slug)
    except Exception as error:  # noqa: BLE001  the reference is an author's code; its mistake is ours
        return NoExpectation(reason=f"{type(error).__name__}: {error}")


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
