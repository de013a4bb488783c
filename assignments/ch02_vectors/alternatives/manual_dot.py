"""Right answers to the dot product in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES`, at the end, says which function answers which question.
"""

from __future__ import annotations

import functools
import math
import operator
from fractions import Fraction

import numpy as np


def same_length(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")


def dot_by_index(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def dot_by_while(x, y):
    n = len(x)
    if n != len(y):
        raise ValueError(f"{n} and {len(y)}")
    i, total = 0, 0.0
    while i < n:
        total = total + float(x[i]) * float(y[i])
        i += 1
    return total


def dot_backwards(x, y):
    assert_same = len(x) == len(y)
    if not assert_same:
        raise ValueError
    total = 0
    for i in range(len(x) - 1, -1, -1):
        total = total + x[i] * y[i]
    return total


def dot_by_zip(x, y):
    same_length(x, y)
    return sum(a * b for a, b in zip(x, y, strict=False))


def dot_by_strict_zip(x, y):
    return sum([a * b for a, b in zip(x, y, strict=True)])


def dot_by_reduce(x, y):
    same_length(x, y)
    return functools.reduce(lambda total, pair: total + pair[0] * pair[1], zip(x, y, strict=True), 0)


def dot_by_map(x, y):
    if len(x) == len(y):
        return sum(map(operator.mul, x, y))
    raise ValueError("lengths differ")


def dot_by_recursion(x, y):
    same_length(x, y)
    if len(x) == 0:
        return 0
    return x[0] * y[0] + dot_by_recursion(x[1:], y[1:])


def dot_by_halves(x, y):
    same_length(x, y)
    n = len(x)
    if n == 0:
        return 0.0
    if n == 1:
        return float(x[0] * y[0])
    half = n // 2
    return dot_by_halves(x[:half], y[:half]) + dot_by_halves(x[half:], y[half:])


def dot_by_fsum(x, y):
    same_length(x, y)
    return math.fsum(a * b for a, b in zip(x, y, strict=True))


def dot_by_kahan(x, y):
    same_length(x, y)
    total, lost = 0.0, 0.0
    for a, b in zip(x, y, strict=True):
        term = float(a) * float(b) - lost
        grown = total + term
        lost = (grown - total) - term
        total = grown
    return total


def dot_by_fractions(x, y):
    same_length(x, y)
    exact = sum(Fraction(float(a)) * Fraction(float(b)) for a, b in zip(x, y, strict=True))
    return float(exact)


def dot_by_numpy_sum(x, y):
    x, y = np.asarray(x), np.asarray(y)
    if x.shape != y.shape:
        raise ValueError("shapes differ")
    return np.sum(x * y)


def dot_by_add_reduce(x, y):
    a, b = np.array(x, dtype=float), np.array(y, dtype=float)
    if a.size != b.size:
        raise ValueError
    return float(np.add.reduce(np.multiply(a, b)))


def dot_in_its_own_precision(x, y):
    a, b = np.asarray(x), np.asarray(y)
    if a.shape != b.shape:
        raise ValueError
    kind = np.result_type(a, b) if a.size else np.float64
    total = kind.type(0) if a.size else 0.0
    for left, right in zip(a, b, strict=True):
        total = total + left * right
    return total


dot_by_lambda = lambda x, y: sum(x[i] * y[i] for i in range(len(x))) if len(x) == len(y) else refuse()  # noqa: E731  the style that is tried here  # noqa: E731  the style that is tried here


def refuse():
    raise ValueError("lengths differ")


class Vectors:
    """A student who likes classes."""

    @staticmethod
    def dot(x, y):
        same_length(x, y)
        total = 0.0
        for a, b in zip(x, y, strict=True):
            total += a * b
        return total


def dot_by_class(x, y):
    return Vectors.dot(x, y)


ALTERNATIVES = {
    "manual_dot": (
        dot_by_index,
        dot_by_while,
        dot_backwards,
        dot_by_zip,
        dot_by_strict_zip,
        dot_by_reduce,
        dot_by_map,
        dot_by_recursion,
        dot_by_halves,
        dot_by_fsum,
        dot_by_kahan,
        dot_by_fractions,
        dot_by_numpy_sum,
        dot_by_add_reduce,
        dot_in_its_own_precision,
        dot_by_lambda,
        dot_by_class,
    )
}
