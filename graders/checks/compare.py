"""One value against what is expected: type, then shape, then precision, then the elements."""

from __future__ import annotations

import dataclasses
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expectation import Expectation, Whole
from graders.model.assignment import Returns
from graders.model.facts import Fact, WrongPrecision, WrongShape, WrongType, WrongValue
from graders.model.values import Opaque

_DIGITS = {"f": 8, "c": 16}  # bytes of the kinds of numbers that have float64's digits


@dataclass(frozen=True, slots=True)
class Comparison:
    """The first root cause, or None; and the largest error ÷ tolerance among the elements."""

    fact: Fact | None
    margin: float | None = None


def compare(*, actual: Any, expected: Expectation, returns: Returns, item: int | None = None) -> Comparison:
    """Compare the value of one call, or one element of a variable, with what is expected of it."""
    match returns:
        case Returns.SCALAR:
            return _scalar(actual, expected, 0, None)
        case Returns.ARRAY:
            return _array(actual, expected)
        case Returns.PAIR:
            return _pair(actual, expected)
        case Returns.NUMBERS:
            return _numbers(actual, expected, item)


def is_scalar(value: Any) -> bool:
    """A Python or NumPy number, or a 0-d array of numbers; a bool is none."""
    if type(value) is float:
        return True
    if isinstance(value, (np.ndarray, np.generic)):
        return value.ndim == 0 and is_numeric(value)
    return type(value) in (int, float, complex, Fraction)


def is_numeric(array: NDArray[Any] | np.generic) -> bool:
    """Whether an array holds numbers: the machine's, or Python's own that the machine's would round."""
    if array.dtype.kind == "O":
        return all(type(each) in (int, float, Fraction) for each in np.asarray(array).ravel().tolist())
    return array.dtype.kind in "iufc"


def elements(argument: Any) -> int:
    """How many elements an argument has; rows of a list may differ in length."""
    if isinstance(argument, (list, tuple)):
        return sum(map(elements, argument))
    return int(np.size(argument))


def type_name(value: Any) -> str:
    """The type of a value, as a student knows it."""
    if isinstance(value, Opaque):
        return str(value)
    if isinstance(value, np.ndarray):
        return f"ndarray (dtype {value.dtype}, shape {value.shape})"
    return type(value).__name__


# Private functions


def _scalar(actual: Any, expected: Expectation, part: int, item: int | None) -> Comparison:
    if not is_scalar(actual):
        return Comparison(_not_a_scalar(actual, item))
    if _too_short(actual, expected):
        return Comparison(WrongPrecision(expected_dtype="float64", actual_dtype=str(actual.dtype)))
    index = () if item is None else (item,)
    plain = actual.item() if isinstance(actual, (np.ndarray, np.generic)) else actual
    whole = expected.digits_of(part)
    if whole is not None:
        return _digits([plain], whole, lambda _: index)
    return _single(plain, expected, part, index)


def _not_a_scalar(actual: Any, item: int | None) -> Fact:
    if isinstance(actual, np.ndarray) and actual.ndim > 0 and is_numeric(actual):
        return WrongShape(expected=(), actual=actual.shape)
    return WrongType(expected=Returns.SCALAR, actual_type=type_name(actual), item=item)


def _array(actual: Any, expected: Expectation) -> Comparison:
    if not isinstance(actual, np.ndarray) or not is_numeric(actual):
        return Comparison(WrongType(expected=Returns.ARRAY, actual_type=type_name(actual)))
    if actual.shape != expected.values[0].shape:
        return Comparison(WrongShape(expected=expected.values[0].shape, actual=actual.shape))
    if _too_short(actual, expected):
        return Comparison(WrongPrecision(expected_dtype="float64", actual_dtype=str(actual.dtype)))
    whole = expected.digits_of(0)
    if whole is not None:
        return _digits(actual.ravel().tolist(), whole, lambda at: _place(at, actual.shape))
    if actual.dtype.kind == "O":
        floats = [_number(each) for each in actual.ravel().tolist()]
        actual = np.array(floats, dtype=np.float64).reshape(actual.shape)
    return _elements(actual, expected)


def _pair(actual: Any, expected: Expectation) -> Comparison:
    if type(actual) not in (tuple, list):
        return Comparison(WrongType(expected=Returns.PAIR, actual_type=type_name(actual)))
    if len(actual) != 2:
        return Comparison(WrongShape(expected=(2,), actual=(len(actual),)))
    both = [_scalar(each, expected, index, index) for index, each in enumerate(actual)]
    # A wrong type in the second element comes before a wrong value in the first.
    both.sort(key=lambda each: rank(each.fact))
    margins = [each.margin for each in both if each.margin is not None]
    return Comparison(both[0].fact, max(margins, default=None))


def _numbers(actual: Any, expected: Expectation, item: int | None) -> Comparison:
    if type(actual) not in (tuple, list) and not isinstance(actual, np.ndarray):
        return Comparison(WrongType(expected=Returns.NUMBERS, actual_type=type_name(actual)))
    shape = actual.shape if isinstance(actual, np.ndarray) else (len(actual),)
    if shape != expected.values[0].shape:
        return Comparison(WrongShape(expected=expected.values[0].shape, actual=shape))
    if item is not None:
        return _scalar(actual[item], _element(expected, item), 0, item)
    every = [_scalar(each, _element(expected, at), 0, at) for at, each in enumerate(actual)]
    return _worst(every)


def _element(expected: Expectation, at: int) -> Expectation:
    """What is expected of one of several numbers."""
    whole = expected.digits_of(0)
    return Expectation(
        values=(expected.values[0][at],),
        tolerances=(expected.tolerances[0][at],),
        precision=expected.precision,
        whole=()
        if whole is None
        else (Whole(values=whole.values[at : at + 1], tolerances=whole.tolerances[at : at + 1]),),
    )


def _worst(every: Sequence[Comparison]) -> Comparison:
    """Of several numbers, the first root cause; of wrong values, the worst, and how many there are."""
    margin = max((each.margin for each in every if each.margin is not None), default=0.0)
    wrong = [each for each in every if each.fact is not None]
    if not wrong:
        return Comparison(None, margin)
    first = min(wrong, key=lambda each: (rank(each.fact), -(each.margin or 0.0)))
    if isinstance(first.fact, WrongValue):
        return Comparison(dataclasses.replace(first.fact, wrong=len(wrong), total=len(every)), margin)
    return Comparison(first.fact, margin)


def rank(fact: Fact | None) -> int:
    """The order of root causes: what to tell first has the smallest rank."""
    order = ("WrongType", "WrongShape", "WrongPrecision", "WrongValue")
    name = type(fact).__name__
    if fact is None:
        return len(order) + 1
    return order.index(name) if name in order else -1


def _too_short(actual: Any, expected: Expectation) -> bool:
    if expected.precision != "float64" or not isinstance(actual, (np.ndarray, np.generic)):
        return False
    dtype = actual.dtype
    return bool(dtype.itemsize < _DIGITS.get(dtype.kind, 0))


def _number(actual: Any) -> float | complex:
    """A Python number as a float or complex: huge integers become infinite, fractions round."""
    if type(actual) is float:
        return actual
    if isinstance(actual, (int, Fraction)):
        try:
            return float(actual)
        except OverflowError:
            return math.inf if actual > 0 else -math.inf
    return complex(actual) if isinstance(actual, complex) else float(actual)


def _single(given: Any, expected: Expectation, part: int, index: tuple[int, ...]) -> Comparison:
    """One number, without the detour over arrays: most answers are one number."""
    actual = _number(given)
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


def _digits(actual: Sequence[Any], whole: Whole, place: Callable[[int], tuple[int, ...]]) -> Comparison:
    """Number by number, with all digits; `place` says where in the answer one stands."""
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


def _error(actual: Any, right: Any) -> Any:
    """|actual − right|, exactly where it is finite; NaN and infinities are far from everything."""
    if isinstance(actual, complex):
        if actual.imag:
            return math.inf
        actual = actual.real
    if isinstance(right, float):
        actual = _number(actual)  # the reference has no more digits than that
    if isinstance(actual, float) and not math.isfinite(actual):
        return math.inf
    return abs(Fraction(actual) - Fraction(right))


def _float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _place(at: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(each) for each in np.unravel_index(at, shape))


def _ratio(error: Any, allowed: Any) -> float:
    if isinstance(error, float) and not math.isfinite(error):
        return math.inf
    if allowed > 0:
        return _float(error / allowed)
    return 0.0 if error == 0 else math.inf


def _elements(actual: NDArray[Any], expected: Expectation) -> Comparison:
    """Element by element; the shapes are equal."""
    right, allowed = expected.values[0], expected.tolerances[0]
    if actual.dtype.kind != "c":
        actual = actual.astype(np.float64)
    if np.array_equal(actual, right):
        return Comparison(None, 0.0)
    with np.errstate(all="ignore"):  # inf − inf is NaN, and NaN <= x is False, both as wanted
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
