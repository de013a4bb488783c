"""What an argument may be: the domain of a parameter, as the author says it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LETTER_SIZES = (1, 6)  # of a size that a letter stands for, where nothing is said


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """One of these values."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Integers:
    """A whole number from `low` to `high`."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """A float from `low` to `high`."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnitudes:
    """A float of either sign, whose size is spread evenly over the powers of ten from `small` to `large`."""

    small: float
    large: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """A float around 0 with variance 1; any finite float is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booleans:
    """True or False."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOf:
    """A text of these characters, `shortest` to `longest` of them."""

    letters: str
    shortest: int
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list of values of one domain, `shortest` to `longest` of them."""

    of: Domain
    shortest: int
    longest: int
    unique: bool = False
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayOf:
    """A NumPy array.

    Args:
        shape: sizes; a letter stands for one size in all arguments of a call.
        sizes: the smallest and the largest size of each letter.
        dtype: float64, float32, int64 or bool.
        ordered: whether each row goes upward.
    """

    shape: tuple[int | str, ...]
    of: Element
    dtype: str
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # never changed
    ordered: bool = False


Element = Integers | Numbers | Magnitudes | Normal | Booleans
Domain = OneOf | Element | TextOf | ListOf | ArrayOf
Domains = Mapping[str, Domain]  # by parameter, in their order
