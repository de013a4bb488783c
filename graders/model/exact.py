"""An answer known exactly, with what its rounding bound needs.

References return these.  ``value`` is the answer in rational arithmetic; where it is irrational (a
square root), it is rational to 40 digits and more.  ``gauge`` is the sum of the absolute values that
the computation adds up, and ``roundings`` how many rounded operations stand behind one element, so
that every order of summation stays within γ_k · gauge, γ_k = k·u/(1 − k·u) (Higham, *Accuracy and
Stability of Numerical Algorithms*, 2nd ed., section 3.1).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Rationals = Fraction | tuple["Rationals", ...]  # a number, a vector, a matrix, …


class LeftOpenError(Exception):
    """Raised by a reference for arguments that the statement leaves open: nothing may be asked of them."""


_ROOT_BITS = 160  # about 48 decimal digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Exact:
    """An exact scalar, vector or matrix.

    Args:
        value: the answer; nested tuples give its shape.
        gauge: the same shape, >= 0, in the unit of `value`.
        roundings: k of γ_k, >= 1.
    """

    value: Rationals
    gauge: Rationals
    roundings: int


def sqrt(number: Fraction) -> Fraction:
    """The square root of a number >= 0, correct to 48 digits and more.

    Raises:
        ValueError: `number` is negative.
    """
    if number == 0:
        return Fraction(0)
    # An even shift that leaves at least 2·_ROOT_BITS significant bits for the integer root.
    shift = max(0, 2 * _ROOT_BITS - number.numerator.bit_length() + number.denominator.bit_length())
    shift += shift % 2
    root = math.isqrt((number.numerator << shift) // number.denominator)
    return Fraction(root, 1 << (shift // 2))


def dot(x: Sequence[Fraction], y: Sequence[Fraction]) -> Fraction:
    """Σ x_i·y_i, exactly.

    Raises:
        ValueError: the lengths differ.
    """
    return sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0))


def absolute_dot(x: Sequence[Fraction], y: Sequence[Fraction]) -> Fraction:
    """Σ |x_i·y_i|: the gauge of a dot product."""
    return sum((abs(a * b) for a, b in zip(x, y, strict=True)), Fraction(0))


def norm(x: Sequence[Fraction]) -> Fraction:
    """‖x‖ = √(x·x), to 48 digits."""
    return sqrt(dot(x, x))
