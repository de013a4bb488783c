"""Arrays of every plain dtype."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.closeness import Comparison, close_elements
from graders.checks.expectation import Expectation
from graders.checks.kinds.structure.numbers import allowed
from graders.checks.values import type_name
from graders.model.assignment import Close, ExactMatch, Tolerance
from graders.model.facts import Inside, WrongPrecision, WrongShape, WrongValue
from graders.model.facts_of_values import NotEqual, WrongClass

_FAMILIES = {
    "i": "whole",
    "u": "whole",
    "f": "number",
    "c": "number",
    "b": "truth",
    "U": "text",
    "S": "bytes",
}
_SHORT = {"f": 8, "c": 16}  # bytes of the kinds of numbers that have float64's digits


def compare_array(actual: NDArray[Any], expected: NDArray[Any], rule: Tolerance) -> Comparison:
    """The shape, the kind of elements, then each element.

    Whole numbers are compared exactly, and floats of the same value will do for them; truth values, texts and
    dates only for each other.  Where NaN or an infinity is expected, the same is right.
    """
    if actual.shape != expected.shape:
        return Comparison(WrongShape(expected=expected.shape, actual=actual.shape))
    one, right = _family(actual), _family(expected)
    if one != right and {one, right} != {"whole", "number"}:
        return Comparison(WrongClass(expected=type_name(expected), actual=type_name(actual)))
    if right not in {"whole", "number"}:
        return _equal(actual, expected)
    if right == "number" and actual.dtype.itemsize < _SHORT.get(actual.dtype.kind, 0):
        return Comparison(WrongPrecision(expected_dtype=str(expected.dtype), actual_dtype=str(actual.dtype)))
    return _numbers(actual, expected, ExactMatch() if right == "whole" else rule)


def as_type(given: Any, kind: type) -> Any:
    """A list, tuple or array as another of them; None where its rows differ in length or it is no array."""
    if kind is not np.ndarray:
        items = given.tolist() if isinstance(given, np.ndarray) else list(given)
        return items if kind is list else tuple(items)
    if not _is_regular(given):
        return None
    try:
        array = np.asarray(given)
    except (ValueError, OverflowError):
        return None
    return array if array.dtype.kind in "biufcUSMm" else None


def at_its_index(part: Comparison, shape: tuple[int, ...]) -> Comparison:
    """The comparison of an array's elements in a row, with the place that they have in the array."""
    if not isinstance(part.fact, Inside):
        return part
    match = re.match(r"\[(\d+)\](.*)", part.fact.path, re.DOTALL)
    if match is None:
        return part
    index = ", ".join(str(int(each)) for each in np.unravel_index(int(match[1]), shape))
    return Comparison(dataclasses.replace(part.fact, path=f"[{index}]{match[2]}"), part.margin)


# Private functions


def _family(array: NDArray[Any]) -> str:
    return _FAMILIES.get(array.dtype.kind, array.dtype.kind)


def _is_regular(nested: Any) -> bool:
    """Whether rows have one length, and hold numbers, texts or truth values of one kind each."""
    if not isinstance(nested, (list, tuple)):
        return isinstance(nested, (bool, int, float, complex, str, np.generic)) or (
            isinstance(nested, np.ndarray) and nested.dtype.kind in "biufc"
        )
    lengths = {len(each) if isinstance(each, (list, tuple)) else -1 for each in nested}
    return len(lengths) <= 1 and all(_is_regular(each) for each in nested)


def _numbers(actual: NDArray[Any], expected: NDArray[Any], rule: Tolerance) -> Comparison:
    """Finite numbers within the tolerance; all others by being the same."""
    if expected.dtype.kind in "iu" and actual.dtype.kind in "iu":
        return _equal(actual, expected, whole=True)
    kind = np.complex128 if "c" in (actual.dtype.kind, expected.dtype.kind) else np.float64
    given, right = actual.astype(kind), expected.astype(kind)
    odd = ~np.isfinite(right)
    same = odd & ((given == right) | (np.isnan(given) & np.isnan(right)))
    given, right = np.where(same, 0, given), np.where(same, 0, right)
    if kind is np.complex128:
        return _complex(given, right, rule)
    tolerance = _tolerance(rule, np.abs(right))
    tolerance[odd] = 0.0
    floats = right.astype(np.float64)
    return close_elements(given, Expectation(values=(floats,), tolerances=(tolerance,), precision="float64"))


def _tolerance(rule: Tolerance, size: NDArray[Any]) -> NDArray[np.float64]:
    if isinstance(rule, Close):
        return np.asarray(rule.atol + rule.rtol * np.where(np.isfinite(size), size, 0.0), dtype=np.float64)
    return np.asarray(size * allowed(rule, 1.0), dtype=np.float64)


def _complex(given: NDArray[Any], right: NDArray[Any], rule: Tolerance) -> Comparison:
    error, tolerance = np.abs(given - right), _tolerance(rule, np.abs(right))
    wrong = ~(error <= tolerance)
    with np.errstate(all="ignore"):
        ratio = np.where(tolerance > 0, error / tolerance, np.where(error == 0, 0.0, np.inf))
    ratio = np.where(np.isnan(ratio), np.inf, ratio)
    margin = float(ratio.max()) if ratio.size else 0.0
    if not wrong.any():
        return Comparison(None, margin)
    at = tuple(int(i) for i in np.unravel_index(int(ratio.argmax()), ratio.shape))
    return Comparison(
        WrongValue(
            index=at, expected=right[at].item(), actual=given[at].item(), error=float(error[at]),
            tolerance=float(tolerance[at]), wrong=int(wrong.sum()), total=int(wrong.size),
        ),
        margin,
    )  # fmt: skip


def _equal(actual: NDArray[Any], expected: NDArray[Any], *, whole: bool = False) -> Comparison:
    differ = actual != expected
    if actual.dtype.kind in "mM":
        differ &= ~(np.isnat(actual) & np.isnat(expected))
    if not np.any(differ):
        return Comparison(None, 0.0 if whole else None)
    at = tuple(int(each[0]) for each in np.nonzero(differ)) if actual.ndim else ()
    one, right = actual[at].item(), expected[at].item()
    if whole:
        wrong = WrongValue(
            index=at, expected=right, actual=one, error=float(abs(one - right)), tolerance=0.0,
            wrong=int(np.sum(differ)), total=int(differ.size),
        )  # fmt: skip
        return Comparison(wrong, float("inf"))
    fact = NotEqual(expected=right, actual=one)
    return Comparison(Inside(path=f"[{', '.join(map(str, at))}]", fact=fact) if at else fact)
