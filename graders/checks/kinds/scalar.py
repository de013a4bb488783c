"""One number."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.authoring.mistakes import forms, precision
from graders.checks.closeness import Comparison, close_digits, close_number, is_too_short
from graders.checks.expectation import Expectation
from graders.checks.kinds.kind import NUMERIC_HABITS, TINY, AnswerKind, always, one_part, rounded
from graders.checks.values import is_numeric, is_scalar, type_name
from graders.model.facts import Fact, WrongPrecision, WrongShape, WrongType


def compare_number(
    actual: Any, expected: Expectation, *, part: int = 0, item: int | None = None
) -> Comparison:
    """One number with one part of what is expected; `item` is its place in the answer, if it has one."""
    if not is_scalar(actual):
        return Comparison(_not_a_scalar(actual, item))
    if is_too_short(actual, expected):
        return Comparison(WrongPrecision(expected_dtype="float64", actual_dtype=str(actual.dtype)))
    index = () if item is None else (item,)
    plain = actual.item() if isinstance(actual, (np.ndarray, np.generic)) else actual
    whole = expected.digits_of(part)
    if whole is not None:
        return close_digits([plain], whole, lambda _: index)
    return close_number(plain, expected, part, index)


# Private functions


def _not_a_scalar(actual: Any, item: int | None) -> Fact:
    if isinstance(actual, np.ndarray) and actual.ndim > 0 and is_numeric(actual):
        return WrongShape(expected=(), actual=actual.shape)
    return WrongType(expected="scalar", actual_type=type_name(actual), item=item)


def _compare(actual: Any, expected: Expectation, item: int | None = None) -> Comparison:  # noqa: ARG001  has no items
    return compare_number(actual, expected)


SCALAR = AnswerKind(
    name="scalar",
    description="a number",
    parts=one_part,
    has_axes=lambda axes: axes == 0,
    compare=_compare,
    plain=rounded,
    trivial={f"return {n}": always(float(n)) for n in (0, 1, -1)},
    habits={
        **NUMERIC_HABITS,
        "answer-cut-to-an-integer": precision.cut_to_integers,
        "answer-in-a-list": forms.in_a_list,
        "answer-in-an-array": forms.in_an_array,
        "tiny-answer-taken-for-zero": lambda right: precision.tiny_taken_for_zero(right, TINY),
        "answer-as-a-truth-value": forms.as_truth_value,
    },
)
