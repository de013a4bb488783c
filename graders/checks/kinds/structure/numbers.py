"""Single numbers inside an answer: whole ones exactly, others within the tolerance."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from graders.checks.closeness import Comparison
from graders.checks.values import type_name
from graders.model.assignment import Close, ExactMatch, Tolerance
from graders.model.facts import WrongPrecision, WrongValue
from graders.model.facts_of_values import WrongClass

# Of a number for which the reference gives no bound of its own, `rounding` allows so many units roundoff.
_UNITS = 16
_UNIT = 2.0**-53


def allowed(rule: Tolerance, size: float) -> float:
    """How far a number may be from a right one of that absolute size."""
    match rule:
        case ExactMatch():
            return 0.0
        case Close(rtol=rtol, atol=atol):
            return atol + rtol * size if math.isfinite(size) else 0.0
        case _:
            return rule.factor * _UNITS * _UNIT * size


def compare_integer(actual: Any, expected: int) -> Comparison:
    """A whole number, with all its digits; a float that is equal will do, a truth value will not."""
    if type(actual) not in (int, float, Fraction, complex):
        return Comparison(WrongClass(expected="int", actual=type_name(actual)))
    if actual == expected:
        return Comparison(None, 0.0)
    return Comparison(_wrong(actual, expected, 0.0), math.inf)


def compare_number(given: Any, expected: complex | Fraction, rule: Tolerance) -> Comparison:
    """A float or complex number; NaN is right where NaN is expected."""
    if isinstance(given, np.generic) and given.dtype in (np.float16, np.float32, np.complex64):
        return Comparison(WrongPrecision(expected_dtype="float64", actual_dtype=str(given.dtype)))
    actual = given.item() if isinstance(given, np.generic) else given
    if type(actual) not in (int, float, Fraction, complex):
        return Comparison(WrongClass(expected=type(expected).__name__, actual=type_name(actual)))
    right, value = _complex(expected), _complex(actual)
    if right == value or (_is_nan(right) and _is_nan(value)):
        return Comparison(None, 0.0)
    error = math.hypot(value.real - right.real, value.imag - right.imag)
    most = allowed(rule, math.hypot(right.real, right.imag))
    margin = error / most if most > 0 and math.isfinite(error) else math.inf
    return Comparison(None if error <= most else _wrong(actual, expected, most, error), margin)


# Private functions


def _wrong(actual: Any, expected: Any, tolerance: float, error: float | None = None) -> WrongValue:
    if error is None:
        try:
            error = float(abs(actual - expected))
        except (OverflowError, ValueError):
            error = math.inf
    return WrongValue(
        index=(), expected=expected, actual=actual, error=error, tolerance=tolerance, wrong=1, total=1
    )


def _complex(number: Any) -> complex:
    try:
        return complex(number)
    except OverflowError:
        return complex(math.inf if number > 0 else -math.inf)


def _is_nan(number: complex) -> bool:
    return math.isnan(number.real) or math.isnan(number.imag)
