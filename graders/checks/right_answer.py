"""What a reference returned, as numbers; or why nobody's answer could be compared with it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.tolerance import Number
from graders.model.assignment import Returns
from graders.model.exact import Exact
from graders.model.values import MAX_INT_BITS


class UngradableError(ValueError):
    """The reference returned what cannot be graded.

    Args:
        slug: the message that says so.
        value: what it returned.
    """

    def __init__(self, slug: str, value: Any) -> None:
        super().__init__(slug)
        self.slug = slug
        self.value = value


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One array of a right answer (a scalar's has no axes): its numbers, as exactly as they were given."""

    numbers: tuple[Number, ...]
    shape: tuple[int, ...]
    gauge: tuple[Fraction, ...] | None
    roundings: int

    @property
    def floats(self) -> NDArray[np.float64]:
        """Each number rounded once; infinite where no float64 is so large."""
        return _array(self.numbers, self.shape)

    @property
    def gauges(self) -> NDArray[np.float64] | None:
        return None if self.gauge is None else _array(self.gauge, self.shape)


def parts_of(right: Any, returns: Returns) -> tuple[Part, ...]:
    """The parts of a right answer: two for a pair, else one.

    Raises:
        UngradableError: it is not of the kind that `returns` says, holds what is no number, or one that is
            not finite or too large.
        ValueError: its gauge has another shape than its value.
    """
    try:
        if returns is Returns.PAIR:
            both = _two(right)
            parts = tuple(_part(each) for each in both)
        else:
            parts = (_part(right),)
    except _NotNumbersError:
        raise UngradableError(_SLUGS[returns], right) from None
    if not all(_AXES[returns](len(part.shape)) for part in parts):
        raise UngradableError(_SLUGS[returns], right)
    for number in (number for part in parts for number in part.numbers):
        if isinstance(number, float) and not math.isfinite(number):
            raise UngradableError("answer-not-finite", right)
        # Of a fraction the size counts; its digits behind the point are rounded, or compared as they are.
        if not isinstance(number, float) and int(number).bit_length() > MAX_INT_BITS:
            raise UngradableError("answer-too-large", right)
    return parts


def described(value: Any) -> str:
    """The type of a value, and the value where it is short."""
    kind = type(value).__name__
    if isinstance(value, np.ndarray):
        return f"{kind} (dtype {value.dtype}, shape {value.shape})"
    if isinstance(value, int) and value.bit_length() > MAX_INT_BITS:
        return f"{kind} (≈ 10**{int(value.bit_length() * math.log10(2))})"
    shown = repr(value)
    return f"{kind} ({shown})" if len(shown) <= _SHORT else kind


# Private functions

_SHORT = 60  # characters of a value that is told
_SLUGS = {
    Returns.SCALAR: "answer-not-scalar",
    Returns.ARRAY: "answer-not-array",
    Returns.PAIR: "answer-not-pair",
    Returns.NUMBERS: "answer-not-numbers",
}
_AXES = {
    Returns.SCALAR: lambda axes: axes == 0,
    Returns.ARRAY: lambda axes: axes > 0,
    Returns.PAIR: lambda axes: axes == 0,
    Returns.NUMBERS: lambda axes: axes == 1,
}


class _NotNumbersError(Exception):
    """Something in it is no real number, or its rows differ in length."""


def _two(right: Any) -> tuple[Any, Any]:
    if not isinstance(right, (tuple, list)) and not (isinstance(right, np.ndarray) and right.ndim):
        raise _NotNumbersError
    if len(right) != 2:
        raise _NotNumbersError
    return right[0], right[1]


def _part(given: Any) -> Part:
    if not isinstance(given, Exact):
        numbers, shape = _numbers(given)
        return Part(numbers=numbers, shape=shape, gauge=None, roundings=1)
    numbers, shape = _numbers(given.value)
    try:
        gauge, of_gauge = _numbers(given.gauge)
    except _NotNumbersError:
        raise ValueError("the gauge holds what is no number") from None
    if of_gauge != shape:
        raise ValueError(f"the gauge has the shape {of_gauge}, and the value {shape}")
    exact = tuple(Fraction(each) for each in gauge)
    return Part(numbers=numbers, shape=shape, gauge=exact, roundings=given.roundings)


def _numbers(given: Any) -> tuple[tuple[Number, ...], tuple[int, ...]]:
    """All numbers in a row, and the shape that they have."""
    if isinstance(given, np.ndarray) and given.dtype.kind in "iuf":
        array = given.astype(np.float64) if given.dtype.kind == "f" else given
        return tuple(np.asarray(array).ravel().tolist()), given.shape
    if isinstance(given, np.ndarray):
        given = given.tolist()
    shape = tuple(_shape(given))
    return tuple(_flat(given, shape)), shape


def _shape(given: Any) -> Iterator[int]:
    while isinstance(given, (list, tuple)) or (isinstance(given, np.ndarray) and given.ndim):
        yield len(given)
        given = given[0] if len(given) else None


def _flat(given: Any, shape: tuple[int, ...]) -> Iterator[Number]:
    if not shape:
        yield _number(given)
        return
    if not isinstance(given, (list, tuple, np.ndarray)) or len(given) != shape[0]:
        raise _NotNumbersError
    for each in given:
        yield from _flat(each, shape[1:])


def _number(given: Any) -> Number:
    if isinstance(given, (np.ndarray, np.generic)) and given.ndim == 0:
        given = given.item()
    if isinstance(given, Decimal):
        return Fraction(given) if given.is_finite() else float(given)
    if isinstance(given, bool) or not isinstance(given, (int, float, Fraction)):
        raise _NotNumbersError
    if isinstance(given, Fraction) and given.denominator == 1:
        return int(given)
    return given


def _array(numbers: tuple[Number, ...], shape: tuple[int, ...]) -> NDArray[np.float64]:
    return np.array([_float(each) for each in numbers], dtype=np.float64).reshape(shape)


def _float(number: Number) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf
