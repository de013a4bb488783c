"""A NumPy array of numbers, in a shape that counts."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.authoring.mistakes import forms, matrices, precision
from graders.checks.closeness import (
    Comparison,
    as_float,
    close_digits,
    close_elements,
    is_too_short,
    place_of,
)
from graders.checks.expectation import Expectation
from graders.checks.kinds.kind import NUMERIC_HABITS, TINY, AnswerKind, TrivialValue, one_part, rounded
from graders.checks.values import is_numeric, type_name
from graders.model.facts import WrongPrecision, WrongShape, WrongType


def filled(number: float) -> TrivialValue:
    """An array of the right shape that holds one number everywhere."""
    return lambda expected: np.full(expected.values[0].shape, number)


# Private functions


def _compare(actual: Any, expected: Expectation, item: int | None = None) -> Comparison:  # noqa: ARG001  has no items
    if not isinstance(actual, np.ndarray) or not is_numeric(actual):
        return Comparison(WrongType(expected="array", actual_type=type_name(actual)))
    if actual.shape != expected.values[0].shape:
        return Comparison(WrongShape(expected=expected.values[0].shape, actual=actual.shape))
    if is_too_short(actual, expected):
        return Comparison(WrongPrecision(expected_dtype="float64", actual_dtype=str(actual.dtype)))
    whole = expected.digits_of(0)
    if whole is not None:
        return close_digits(actual.ravel().tolist(), whole, lambda at: place_of(at, actual.shape))
    if actual.dtype.kind == "O":
        floats = [as_float(each) for each in actual.ravel().tolist()]
        actual = np.array(floats, dtype=np.float64).reshape(actual.shape)
    return close_elements(actual, expected)


def _plain(answer: Any) -> Any:
    value = rounded(answer)
    return np.array(value, dtype=np.float64) if isinstance(value, list) else value


ARRAY = AnswerKind(
    name="array",
    description="a NumPy array",
    parts=one_part,
    has_axes=lambda axes: axes > 0,
    compare=_compare,
    plain=_plain,
    trivial={
        "return zeros of the right shape": filled(0.0),
        "return ones of the right shape": filled(1.0),
    },
    habits={
        **NUMERIC_HABITS,
        "answer-cut-to-integers": precision.cut_to_integers,
        "answer-as-lists": forms.as_lists,
        "answer-transposed": forms.transposed,
        "answer-flattened": forms.flattened,
        "answer-with-one-axis-more": forms.with_one_axis_more,
        "tiny-elements-of-the-answer-taken-for-zero": lambda right: precision.tiny_taken_for_zero(
            right, TINY
        ),
        "diagonal-of-the-answer-set-to-1": lambda right: matrices.diagonal_set_to(right, 1.0),
        "diagonal-of-the-answer-set-to-0": lambda right: matrices.diagonal_set_to(right, 0.0),
        "only-the-diagonal-answered": matrices.diagonal_alone,
        "lower-triangle-left-empty": matrices.upper_triangle_alone,
        "rows-of-the-answer-in-reverse": forms.rows_reversed,
    },
)
