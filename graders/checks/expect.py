"""Computes the expectation of each call from the reference."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expectation import (
    Expectation,
    Leaf,
    Tree,
    Whole,
)
from graders.checks.infer import DEFAULT
from graders.checks.kinds import KINDS, AnswerKind
from graders.checks.kinds.structure.reference import read_right
from graders.checks.right_answer import AnswerPart, NotOfKindError, UngradableError, part_of
from graders.checks.tolerance import Number, exact_tolerance, input_precision, tolerances
from graders.model.assignment import ExactMatch, Question, Tolerance
from graders.model.exact import Exact
from graders.model.values import MAX_INT_BITS
from graders.slugs import Slug

_LARGEST = int(sys.float_info.max)  # the largest whole number that float64 holds
_CONSECUTIVE = 2**53  # below, every whole number has a float64 of its own


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


def exact_value(exact: Exact) -> Any:
    """An exact answer rounded once: a number or an array.

    Raises:
        NotOfKindError: it holds what is no real number, or rows of different lengths.
    """
    return _of_parts((part_of(exact),), DEFAULT, "float64").right


# Private functions


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
