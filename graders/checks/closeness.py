"""Compares numbers with the expected ones, within their tolerances.  All kinds of answers use it."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expectation import Expectation, Whole
from graders.model.facts import Fact, Inside, InStep, WrongPrecision, WrongShape, WrongType, WrongValue
from graders.model.facts_of_values import NotEqual, Remark, WrongClass, WrongLength, WrongMembers

_ORDER = (
    (WrongType, WrongClass),
    (WrongShape, WrongLength, WrongMembers),
    (WrongPrecision,),
    (WrongValue, NotEqual),
)
_DIGITS = {"f": 8, "c": 16}  # bytes of the kinds of numbers that have float64's digits


@dataclass(frozen=True, slots=True)
class Comparison:
    """The first root cause, or None; and the largest error ÷ tolerance among the elements."""

    fact: Fact | None
    margin: float | None = None


def close_number(given: Any, expected: Expectation, part: int, index: tuple[int, ...]) -> Comparison:
    """Compare one number, without making arrays: most answers are one number, and this is faster."""
    actual = as_float(given)
    right, allowed = float(expected.values[part]), float(expected.tolerances[part])
    difference = actual - right
    # `abs` of a complex number may raise OverflowError, even for NaN.
    error = abs(difference) if type(difference) is float else math.hypot(difference.real, difference.imag)
    if allowed == 0 and isinstance(given, Fraction) and given.denominator > 1 and right.is_integer():
        error = max(error, sys.float_info.min)  # it rounds to a whole number, and is none
    margin = _ratio(error, allowed)
    if error <= allowed:
        return Comparison(None, margin)
    return Comparison(
        WrongValue(
            index=index,
            expected=right,
            actual=given if isinstance(given, (int, Fraction)) and given != actual else actual,
            error=error,
            tolerance=allowed,
            wrong=1,
            total=1,
        ),
        margin,
    )


def close_digits(actual: Sequence[Any], whole: Whole, place: Callable[[int], tuple[int, ...]]) -> Comparison:
    """Compare number by number with all digits; `place` gives the position of a number in the answer."""
    right, allowed = whole.values.ravel().tolist(), whole.tolerances.ravel().tolist()
    errors = [_error(*pair) for pair in zip(actual, right, strict=True)]
    ratios = [_ratio(*pair) for pair in zip(errors, allowed, strict=True)]
    wrong = [not error <= most for error, most in zip(errors, allowed, strict=True)]
    margin = max(ratios, default=0.0)
    if not any(wrong):
        return Comparison(None, margin)
    at = max(range(len(wrong)), key=lambda n: (wrong[n], ratios[n], errors[n]))
    return Comparison(
        WrongValue(
            index=place(at),
            expected=right[at],
            actual=actual[at],
            error=_float(errors[at]),
            tolerance=_float(allowed[at]),
            wrong=sum(wrong),
            total=len(wrong),
        ),
        margin,
    )


def close_elements(actual: NDArray[Any], expected: Expectation) -> Comparison:
    """Compare arrays of equal shapes element by element."""
    right, allowed = expected.values[0], expected.tolerances[0]
    if actual.dtype.kind != "c":
        actual = actual.astype(np.float64)
    if np.array_equal(actual, right):
        return Comparison(None, 0.0)
    with np.errstate(all="ignore"):  # inf − inf is NaN, and NaN <= x is False, both as they should be
        error = np.abs(actual - right)
        wrong = ~(error <= allowed)
        ratio = np.where(allowed > 0, error / allowed, np.where(error == 0, 0.0, np.inf))
    ratio = np.where(np.isnan(ratio), np.inf, ratio)
    margin = float(ratio.max()) if ratio.size else 0.0
    if not wrong.any():
        return Comparison(None, margin)
    worst = tuple(int(i) for i in np.unravel_index(int(ratio.argmax()), ratio.shape))
    return Comparison(
        WrongValue(
            index=worst,
            expected=float(right[worst]),
            actual=actual[worst].item(),
            error=float(error[worst]),
            tolerance=float(allowed[worst]),
            wrong=int(wrong.sum()),
            total=int(wrong.size),
        ),
        margin,
    )


def rank(fact: Fact | None) -> int:
    """The order of root causes: what to say first has the smallest rank."""
    if isinstance(fact, (Inside, InStep)):
        return rank(fact.fact)
    if isinstance(fact, Remark):  # the one that leaves the fewest points comes first
        return len(_ORDER) + 1 + int(fact.share * 1000)
    if fact is None:
        return len(_ORDER) + 2000
    return next((n for n, kinds in enumerate(_ORDER) if isinstance(fact, kinds)), -1)


def is_too_short(actual: Any, expected: Expectation) -> bool:
    if expected.precision != "float64" or not isinstance(actual, (np.ndarray, np.generic)):
        return False
    dtype = actual.dtype
    return bool(dtype.itemsize < _DIGITS.get(dtype.kind, 0))


def as_float(actual: Any) -> float | complex:
    """A Python number as a float or complex: huge integers become infinite, fractions round."""
    if type(actual) is float:
        return actual
    if isinstance(actual, (int, Fraction)):
        try:
            return float(actual)
        except OverflowError:
            return math.inf if actual > 0 else -math.inf
    return complex(actual) if isinstance(actual, complex) else float(actual)


def place_of(at: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(each) for each in np.unravel_index(at, shape))


# Private functions


def _error(actual: Any, right: Any) -> Any:
    """|actual − right|, exact if both are finite; NaN and infinities are infinitely far from everything."""
    if isinstance(actual, complex):
        if actual.imag:
            return math.inf
        actual = actual.real
    if isinstance(right, float):
        actual = as_float(actual)  # the reference has no more digits than that
    if isinstance(actual, float) and not math.isfinite(actual):
        return math.inf
    return abs(Fraction(actual) - Fraction(right))


def _float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _ratio(error: Any, allowed: Any) -> float:
    if isinstance(error, float) and not math.isfinite(error):
        return math.inf
    if allowed > 0:
        return _float(error / allowed)
    return 0.0 if error == 0 else math.inf
