"""The right answers of chapter 2, in rational arithmetic.

Every float is a rational number, so sums and products are exact here; square roots are good to 48
digits.  Each answer comes with its gauge and its number of roundings (see `graders.authoring.Exact`); the
bounds are derived in `docs/numerics.md`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from graders.authoring import Exact, LeftOpenError, absolute_dot, dot, norm

Vector = tuple[Fraction, ...]
Matrix = tuple[Vector, ...]

ONE = Fraction(1)
ZERO = Fraction(0)


def vector(x: Sequence[Any]) -> Vector:
    """A sequence of numbers, shape (n,), as rationals."""
    return tuple(Fraction(value.item() if hasattr(value, "item") else value) for value in x)


def matrix(rows: Sequence[Sequence[Any]]) -> Matrix:
    """Rows of numbers, shape (n, d), as rationals."""
    return tuple(vector(row) for row in rows)


def product(a: Matrix, b: Matrix) -> Matrix:
    """The matrix product, (n, d) by (d, k)."""
    columns = tuple(zip(*b, strict=True))
    return tuple(tuple(dot(row, column) for column in columns) for row in a)


def magnitude(a: Matrix) -> Matrix:
    """|a|, element by element."""
    return tuple(tuple(abs(value) for value in row) for row in a)


def transpose(a: Matrix) -> Matrix:
    return tuple(zip(*a, strict=True))


def manual_dot(x: Sequence[Any], y: Sequence[Any]) -> Exact:
    """Σ x_i·y_i, with gauge Σ |x_i·y_i|: n products and n − 1 sums, γ_n (Higham, 3.1)."""
    a, b = vector(x), vector(y)
    return Exact(value=dot(a, b), gauge=absolute_dot(a, b), roundings=max(1, len(a)))


def _asked(a: Sequence[Any], b: Sequence[Any]) -> None:
    """The statement leaves open empty vectors, and a zero vector together with different lengths."""
    if not len(a) or not len(b) or (len(a) != len(b) and not (any(a) and any(b))):
        raise LeftOpenError


def _cosine(a: Vector, b: Vector) -> Fraction:
    lengths = norm(a) * norm(b)
    return dot(a, b) / lengths if lengths else ZERO


def cosine_similarity(a: Sequence[Any], b: Sequence[Any]) -> Exact:
    """a·b / (‖a‖‖b‖), 0 beside a zero vector.

    The gauge is 1, which bounds Σ|a_i·b_i| / (‖a‖‖b‖) (Cauchy-Schwarz); so an answer by way of
    1 − distance, or of normalised vectors, stays within the bound as well.
    """
    _asked(a, b)
    return Exact(value=_cosine(vector(a), vector(b)), gauge=ONE, roundings=2 * len(a) + 6)


def cosine_matrix(X: Sequence[Sequence[Any]]) -> Exact:
    """All cosines of the rows, (n, n); gauge 1 as for `cosine_similarity`."""
    rows = matrix(X)
    values = tuple(tuple(_cosine(a, b) for b in rows) for a in rows)
    ones = tuple(tuple(ONE for _ in rows) for _ in rows)
    return Exact(value=values, gauge=ones, roundings=2 * len(rows[0]) + 6)


def attention_scores(
    X: Sequence[Sequence[Any]], W_q: Sequence[Sequence[Any]], W_k: Sequence[Sequence[Any]]
) -> Exact:
    """(X W_q)(X W_k)ᵀ, with gauge |X||W_q||W_k|ᵀ|X|ᵀ: three products of length dim, d_k and dim."""
    x, q, k = matrix(X), matrix(W_q), matrix(W_k)
    value = product(product(x, q), transpose(product(x, k)))
    ax, aq, ak = magnitude(x), magnitude(q), magnitude(k)
    gauge = product(product(ax, aq), transpose(product(ax, ak)))
    return Exact(value=value, gauge=gauge, roundings=2 * len(q) + len(q[0]))


def projection_length(v: Sequence[Any], u: Sequence[Any]) -> Exact:
    """v·u / ‖u‖, 0 for u = 0, with gauge Σ|v_i·u_i| / ‖u‖."""
    a, b = vector(v), vector(u)
    length = norm(b)
    if length == 0:
        return Exact(value=ZERO, gauge=ZERO, roundings=1)
    return Exact(value=dot(a, b) / length, gauge=absolute_dot(a, b) / length, roundings=2 * len(a) + 6)


def project(X: Sequence[Any], W: Sequence[Sequence[Any]]) -> Exact:
    """X W for X of shape (d,) or (n, d), with gauge |X||W|."""
    w = matrix(W)
    single = not hasattr(X[0], "__len__")
    x = (vector(X),) if single else matrix(X)
    value, gauge = product(x, w), product(magnitude(x), magnitude(w))
    return Exact(
        value=value[0] if single else value,
        gauge=gauge[0] if single else gauge,
        roundings=len(w),
    )


def compare_similarity(a: Sequence[Any], b: Sequence[Any]) -> tuple[Exact, Exact]:
    """The dot product and the cosine similarity, of what `cosine_similarity` does not leave open."""
    _asked(a, b)
    return manual_dot(a, b), cosine_similarity(a, b)


dot_answers = (32, -1, 0)


# How answers follow from a student's own earlier functions, wherever those are wrong: in plain floats,
# as a student computes.

Function = Callable[..., Any]


def _divided(top: Any, lengths: Any) -> Any:
    return top / lengths if lengths else 0.0


def _length(x: Any) -> float:
    return math.sqrt(sum(float(value) ** 2 for value in x))


def _cosine_by_dot(a: Any, b: Any, *, manual_dot: Function) -> Any:
    return _divided(manual_dot(a, b), math.sqrt(manual_dot(a, a)) * math.sqrt(manual_dot(b, b)))


def _cosine_by_one_dot(a: Any, b: Any, *, manual_dot: Function) -> Any:
    return _divided(manual_dot(a, b), _length(a) * _length(b))


def _matrix_by_cosine(X: Any, *, cosine_similarity: Function, **_: Function) -> Any:
    return np.array([[cosine_similarity(a, b) for b in X] for a in X])


def _matrix_by_dot(X: Any, *, manual_dot: Function, **_: Function) -> Any:
    return np.array([[_cosine_by_dot(a, b, manual_dot=manual_dot) for b in X] for a in X])


def _matrix_by_one_dot(X: Any, *, manual_dot: Function, **_: Function) -> Any:
    return np.array([[_cosine_by_one_dot(a, b, manual_dot=manual_dot) for b in X] for a in X])


def _scores_by_dot(X: Any, W_q: Any, W_k: Any, *, manual_dot: Function) -> Any:
    return np.array([[manual_dot(q, k) for k in X @ W_k] for q in X @ W_q])


def _length_by_dot(v: Any, u: Any, *, manual_dot: Function) -> Any:
    return _divided(manual_dot(v, u), math.sqrt(manual_dot(u, u)))


def _length_by_one_dot(v: Any, u: Any, *, manual_dot: Function) -> Any:
    return _divided(manual_dot(v, u), _length(u))


def _pair_by_both(a: Any, b: Any, *, manual_dot: Function, cosine_similarity: Function) -> Any:
    return manual_dot(a, b), cosine_similarity(a, b)


def _pair_by_dot(a: Any, b: Any, *, manual_dot: Function, **_: Function) -> Any:
    return manual_dot(a, b), _cosine_by_dot(a, b, manual_dot=manual_dot)


def _pair_by_one_dot(a: Any, b: Any, *, manual_dot: Function, **_: Function) -> Any:
    return manual_dot(a, b), _cosine_by_one_dot(a, b, manual_dot=manual_dot)


def _pair_by_cosine(a: Any, b: Any, *, cosine_similarity: Function, **_: Function) -> Any:
    return float(np.dot(a, b)), cosine_similarity(a, b)


CARRIED_FORWARD = {
    "cosine_similarity": (_cosine_by_dot, _cosine_by_one_dot),
    "cosine_matrix": (_matrix_by_cosine, _matrix_by_dot, _matrix_by_one_dot),
    "attention_scores": (_scores_by_dot,),
    "projection_length": (_length_by_dot, _length_by_one_dot),
    "compare_similarity": (_pair_by_both, _pair_by_dot, _pair_by_one_dot, _pair_by_cosine),
}
