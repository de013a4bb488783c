"""Reads the answer of a reference as numbers, or says why no answer can be compared with it."""

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
from graders.model.exact import Exact
from graders.model.values import MAX_INT_BITS
from graders.slugs import Slug


class UngradableError(ValueError):
    """The reference returned what cannot be graded.

    Args:
        slug: the message that says so.
        value: what it returned.
    """

    def __init__(self, slug: Slug, value: Any) -> None:
        super().__init__(slug)
        self.slug = slug
        self.value = value


class NotOfKindError(Exception):
    """The answer contains something that is not a real number, or rows of different lengths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPart:
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


def part_of(given: Any) -> AnswerPart:
    """One part of a right answer, with the bounds of an `Exact`.

    Raises:
        NotOfKindError: it holds what is no real number, or rows of different lengths.
        ValueError: its gauge has another shape than its value.
    """
    if not isinstance(given, Exact):
        numbers, shape = _numbers(given)
        return AnswerPart(numbers=numbers, shape=shape, gauge=None, roundings=1)
    numbers, shape = _numbers(given.value)
    try:
        gauge, of_gauge = _numbers(given.gauge)
    except NotOfKindError:
        raise ValueError("the gauge holds what is no number") from None
    if of_gauge != shape:
        raise ValueError(f"the gauge has the shape {of_gauge}, and the value {shape}")
    exact = tuple(Fraction(each) for each in gauge)
    return AnswerPart(numbers=numbers, shape=shape, gauge=exact, roundings=given.roundings)


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

_SHORT = 60  # characters of a value that is quoted


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
        raise NotOfKindError
    for each in given:
        yield from _flat(each, shape[1:])


def _number(given: Any) -> Number:
    if isinstance(given, (np.ndarray, np.generic)) and given.ndim == 0:
        given = given.item()
    if isinstance(given, Decimal):
        return Fraction(given) if given.is_finite() else float(given)
    if isinstance(given, bool) or not isinstance(given, (int, float, Fraction)):
        raise NotOfKindError
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
