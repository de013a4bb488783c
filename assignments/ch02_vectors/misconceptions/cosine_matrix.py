"""Wrong ideas about all cosines of the rows of a matrix, each with the sentence that would help its author."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.authoring import all_of, idea, misconception
from graders.authoring.families import decimals
from graders.authoring.ideas import (
    ARRAYS_ONLY,
    CHANGES_ARGUMENTS,
    FLOAT32,
    KEEPS_STATE,
    LIST_FOR_ARRAY,
    NOTHING,
    ROUNDED,
    UNKNOWN_NAME,
)
from graders.authoring.mistakes.containers import arrays_only
from graders.authoring.mistakes.errors import raises
from graders.authoring.mistakes.forms import as_list_of_rows, as_lists, returns_nothing
from graders.authoring.mistakes.in_place import changed_afterwards
from graders.authoring.mistakes.matrices import (
    diagonal_alone,
    diagonal_set_to,
    lower_triangle_alone,
    upper_triangle_alone,
)
from graders.authoring.mistakes.precision import (
    by_way_of_float32,
    cut_for_integers,
    cut_to_integers,
    divisor_at_least,
    divisor_plus,
    in_float32,
)
from graders.authoring.mistakes.state import one_more_each_time

from ._shared import (
    ANGLE,
    DISTANCE,
    MANY,
    NO_ABS,
    NORMS,
    RESCALED,
    STAR,
    TINY,
    idea_of,
    norm,
    numbers,
    python_cosine,
    ratio,
    small_is_zero,
    softmax,
    unit_rows,
)


def cosines(X: Any) -> Any:
    U = unit_rows(X)
    return U @ U.T


def by_rows(X: Any, pair: Callable[[Any, Any], float]) -> Any:
    return np.array([[pair(a, b) for b in X] for a in X], dtype=float)


MATRIX_ZERO = idea(
    "zero_row_divided_by",
    en="A zero row has length 0, and 0/0 is not a number; keep its row and column, and fill both with 0, "
    "for example by dividing by 1 where the length is 0.",
    zh="零行的长度是 0，而 0/0 不是数；请保留它所在的行和列，都填 0，例如长度为 0 处改为除以 1。",
)


def _matrix_nan(X: Any) -> Any:
    X = numbers(X)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    return (X @ X.T) / (norms @ norms.T)


def _matrix_zero_division(X: Any) -> Any:
    return by_rows(X, python_cosine)


MATRIX_NAN = all_of(
    "cosine_matrix", "zero-rows", MATRIX_ZERO, {"nan": _matrix_nan, "zero_division": _matrix_zero_division}
)


def where_zero(fill: Callable[[Any, Any], None]) -> Callable[[Any], Any]:
    """The right matrix, with something else at zero rows."""

    def answer(X: Any) -> Any:
        S, zero = cosines(X), ~numbers(X).any(axis=1)
        if zero.any():
            fill(S, zero)
        return S

    return answer


def _diagonal_one(S: Any, zero: Any) -> None:
    S[zero, zero] = 1.0


def _nan_to_one(S: Any, zero: Any) -> None:
    S[zero, :] = 1.0
    S[:, zero] = 1.0


def _distance_of_itself(S: Any, zero: Any) -> None:
    """``1 - squareform(pdist(X, "cosine"))``: the distance of a row from itself is never computed."""
    S[zero, :] = np.nan
    S[:, zero] = np.nan
    S[zero, zero] = 1.0


def _columns_left(S: Any, zero: Any) -> None:
    S[:, zero] = np.nan
    S[zero, :] = 0.0


def _rows_left(S: Any, zero: Any) -> None:
    S[zero, :] = np.nan
    S[:, zero] = 0.0


MATRIX_HALF_CLEARED = all_of(
    "cosine_matrix",
    "zero-rows",
    idea(
        "half_of_zero_row_cleared",
        en="A zero row stands in two places, as row i and as column i: set both to 0, or never divide by its length.",
        zh="零行出现在两处：第 i 行和第 i 列。两处都要置 0，或者根本不要除以它的长度。",
    ),
    {"columns_left": where_zero(_columns_left), "rows_left": where_zero(_rows_left)},
)

MATRIX_OF_DISTANCES = all_of(
    "cosine_matrix", "zero-rows", MATRIX_ZERO, {"distance_of_itself": where_zero(_distance_of_itself)}
)

MATRIX_ZERO_VALUE = all_of(
    "cosine_matrix",
    "zero-rows",
    idea(
        "zero_row_not_zero",
        en="A zero row has nothing in common with any row, not even with itself: its whole row and column are 0, "
        "the diagonal, too.",
        zh="零行与任何一行都没有关系，与自己也一样：它的整行整列都是 0，对角线也是 0。",
    ),
    {"diagonal_one": where_zero(_diagonal_one), "all_one": where_zero(_nan_to_one)},
)


@misconception(
    "cosine_matrix",
    check="zero-rows",
    en="Keep zero rows: for n rows the matrix is n by n. Fill their row and column with 0.",
    zh="要保留零行：n 行的输入对应 n×n 的矩阵。请把零行的行和列填 0。",
)
def matrix_drops_zero_rows(X: Any) -> Any:
    X = numbers(X)
    return cosines(X[X.any(axis=1)])


@misconception(
    "cosine_matrix",
    check="zero-rows",
    en="A zero row is no error here: return 0 in its row and column.",
    zh="零行在这里不是错误：它的行和列应填 0。",
)
def matrix_zero_raises(X: Any) -> Any:
    if not numbers(X).any(axis=1).all():
        raise ValueError
    return cosines(X)


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="These are the dot products of the rows, X Xᵀ; divide each by the lengths of its two rows.",
    zh="这是各行的点积 X Xᵀ；每个元素还要除以对应两行的长度。",
)
def matrix_gram(X: Any) -> Any:
    X = numbers(X)
    return X @ X.T


COLUMNS = idea(
    "columns_for_rows",
    en="The vectors are the *rows* of X: lengths along axis=1, and X Xᵀ, which is n by n for n rows. "
    "You compare columns.",
    zh="向量是 X 的*行*：沿 axis=1 求长度，用 X Xᵀ，n 行得到 n×n。你比较的是列。",
)


def _columns_for_rows(X: Any) -> Any:
    return cosines(numbers(X).T)


def _norms_of_columns(X: Any) -> Any:
    X = numbers(X)
    norms = np.linalg.norm(X, axis=0)
    U = X / np.where(norms == 0, 1.0, norms)
    return U @ U.T


def _rows_over_norms(X: Any) -> Any:
    X = numbers(X)
    norms = np.linalg.norm(X, axis=1)
    U = X / np.where(norms == 0, 1.0, norms)
    return U @ U.T


MATRIX_COLUMNS = all_of(
    "cosine_matrix",
    "worked-examples",
    COLUMNS,
    {
        "columns": _columns_for_rows,
        "columns_of_unit_rows": lambda X: unit_rows(X).T @ unit_rows(X),
        "columns_not_divided": lambda X: numbers(X).T @ numbers(X),
    },
)

MATRIX_AXIS = all_of("cosine_matrix", "worked-examples", COLUMNS, {"norms_of_columns": _norms_of_columns})


@misconception(
    "cosine_matrix",
    check="random",
    en="X / norms divides column j by norms[j]; to divide row i by norms[i], keep the axis: norm(..., axis=1, keepdims=True).",
    zh="X / norms 是用 norms[j] 去除第 j 列；要用 norms[i] 除第 i 行，请保留轴：norm(..., axis=1, keepdims=True)。",
)
def matrix_without_keepdims(X: Any) -> Any:
    return _rows_over_norms(X)


def scaled_rows(scale: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """X Xᵀ with each row divided by something of shape (n, 1)."""

    def answer(X: Any) -> Any:
        X = numbers(X)
        size = scale(X)
        U = X / np.where(size == 0, 1.0, size)
        return U @ U.T

    return answer


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="You divide by the length of one of the two rows only; entry (i, j) is divided by ‖xᵢ‖·‖xⱼ‖.",
    zh="你只除以了其中一行的长度；第 (i, j) 个元素要除以 ‖xᵢ‖·‖xⱼ‖。",
)
def matrix_one_norm(X: Any) -> Any:
    X = numbers(X)
    return unit_rows(X) @ X.T


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="You divide by the length of one of the two rows only; entry (i, j) is divided by ‖xᵢ‖·‖xⱼ‖.",
    zh="你只除以了其中一行的长度；第 (i, j) 个元素要除以 ‖xᵢ‖·‖xⱼ‖。",
)
def matrix_one_norm_of_column(X: Any) -> Any:
    X = numbers(X)
    return X @ unit_rows(X).T


MATRIX_NORMS = all_of(
    "cosine_matrix",
    "worked-examples",
    NORMS,
    {
        "l1": scaled_rows(lambda X: np.abs(X).sum(axis=1, keepdims=True)),
        "largest": scaled_rows(lambda X: np.abs(X).max(axis=1, keepdims=True)),
        "squared": scaled_rows(lambda X: (X**2).sum(axis=1, keepdims=True)),
        "sums": scaled_rows(lambda X: X.sum(axis=1, keepdims=True)),
        "whole_matrix": lambda X: numbers(X) @ numbers(X).T / (np.linalg.norm(numbers(X)) ** 2 or 1.0),
        "whole_matrix_once": lambda X: numbers(X) @ numbers(X).T / (np.linalg.norm(numbers(X)) or 1.0),
        "whole_matrix_first": lambda X: (
            numbers(X) @ numbers(X).T / (np.abs(numbers(X) @ numbers(X).T).max() or 1.0)
        ),
        "own_lengths": lambda X: (
            numbers(X)
            @ numbers(X).T
            / np.where(
                (numbers(X) ** 2).sum(axis=1, keepdims=True) == 0,
                1,
                (numbers(X) ** 2).sum(axis=1, keepdims=True),
            )
        ),
        "sum_of_lengths": lambda X: by_rows(
            X, lambda a, b: float(ratio(a, b, lambda a, b: norm(a) + norm(b)))
        ),
        "count": lambda X: numbers(X) @ numbers(X).T / numbers(X).shape[1],
        "root_of_count": lambda X: numbers(X) @ numbers(X).T / math.sqrt(numbers(X).shape[1]),
    },
)


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="You subtract means first: that is a correlation (np.corrcoef). The cosine takes the rows as they are.",
    zh="你先减去了均值：那是相关系数（np.corrcoef）。余弦直接用原来的行。",
)
def matrix_pearson(X: Any) -> Any:
    X = numbers(X)
    return cosines(X - X.mean(axis=1, keepdims=True))


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="You subtract means first: that is a correlation (np.corrcoef). The cosine takes the rows as they are.",
    zh="你先减去了均值：那是相关系数（np.corrcoef）。余弦直接用原来的行。",
)
def matrix_corrcoef(X: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.corrcoef(numbers(X))


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="You subtract means first: that is a correlation (np.corrcoef). The cosine takes the rows as they are.",
    zh="你先减去了均值：那是相关系数（np.corrcoef）。余弦直接用原来的行。",
)
def matrix_centred_columns(X: Any) -> Any:
    X = numbers(X)
    return cosines(X - X.mean(axis=0))


def of_cosines(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Something made of the right matrix; still 0 at zero rows."""

    def answer(X: Any) -> Any:
        kept = numbers(X).any(axis=1)
        return np.where(np.outer(kept, kept), change(np.clip(cosines(X), -1, 1)), 0.0)

    return answer


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="1 − cos is the cosine *distance*, 0 on the diagonal; the similarity is the cosine itself, 1 on the diagonal.",
    zh="1 − cos 是余弦*距离*，对角线为 0；相似度就是余弦本身，对角线为 1。",
)
def matrix_distance(X: Any) -> Any:
    return of_cosines(lambda S: 1 - S)(X)


MATRIX_ANGLE = all_of(
    "cosine_matrix",
    "worked-examples",
    ANGLE,
    {"radians": of_cosines(np.arccos), "degrees": of_cosines(lambda S: np.degrees(np.arccos(S)))},
)

MATRIX_ABS = all_of(
    "cosine_matrix",
    "random",
    NO_ABS,
    {
        "absolute": of_cosines(np.abs),
        "absolute_arguments": lambda X: cosines(np.abs(X)),
        "negative_left_out": of_cosines(lambda S: np.maximum(S, 0.0)),
    },
)

MATRIX_RESCALED = all_of(
    "cosine_matrix",
    "worked-examples",
    RESCALED,
    {
        "to_unit_interval": of_cosines(lambda S: (1 + S) / 2),
        "squared": of_cosines(lambda S: S * S),
        "negated": of_cosines(lambda S: -S),
        "matrix_squared": of_cosines(lambda S: S @ S),
    },
)

MATRIX_DISTANCE = all_of(
    "cosine_matrix",
    "worked-examples",
    DISTANCE,
    {"distance": lambda X: np.linalg.norm(numbers(X)[:, None] - numbers(X)[None], axis=2)},
)

DIAGONAL = idea(
    "not_all_pairs",
    en="The matrix holds every pair (i, j), in both orders, and each row with itself: "
    "1 on the diagonal (0 for a zero row), the same above and below it.",
    zh="矩阵包含所有配对 (i, j)，两种顺序都有，也包括每行与自己：对角线为 1（零行为 0），上下三角相同。",
)

MATRIX_DIAGONAL = all_of(
    "cosine_matrix",
    "worked-examples",
    DIAGONAL,
    {
        "diagonal_zero": diagonal_set_to(cosines, 0.0),
        "upper": upper_triangle_alone(cosines),
        "lower": lower_triangle_alone(cosines),
        "strictly_upper": lambda X: np.triu(cosines(X), 1),
        "strictly_lower": lambda X: np.tril(cosines(X), -1),
        "diagonal_only": diagonal_alone(cosines),
    },
)


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="`X * X` multiplies element by element; the matrix of all dot products is X @ X.T.",
    zh="`X * X` 是逐元素相乘；所有点积组成的矩阵是 X @ X.T。",
)
def matrix_elementwise(X: Any) -> Any:
    return unit_rows(X) * unit_rows(X)


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="You return one number for each row, or one row; return the whole n by n matrix, one entry for each pair of rows.",
    zh="你返回的是每行一个数或一行；应返回整个 n×n 的矩阵，每对行一个元素。",
)
def matrix_first_row(X: Any) -> Any:
    return cosines(X)[0]


MATRIX_SINGLE = all_of(
    "cosine_matrix",
    "single",
    idea(
        "single_row_not_a_matrix",
        en="One row still gives a matrix, of shape (1, 1): do not squeeze, and make no exception for n = 1.",
        zh="只有一行时结果仍是矩阵，形状为 (1, 1)：不要 squeeze，也不要对 n = 1 特殊处理。",
    ),
    {
        "squeezed": lambda X: np.squeeze(cosines(X)),
        "number": lambda X: cosines(X) if len(X) > 1 else float(cosines(X)[0, 0]),
        "flat": lambda X: cosines(X) if len(X) > 1 else cosines(X)[0],
    },
)

MATRIX_KIND = (
    *all_of("cosine_matrix", "same-twice", KEEPS_STATE, {"remembers": one_more_each_time(cosines)}),
    *all_of("cosine_matrix", "worked-examples", NOTHING, {"nothing": returns_nothing(cosines)}),
    *all_of("cosine_matrix", "worked-examples", UNKNOWN_NAME, {"unknown_name": raises(NameError())}),
    *all_of(
        "cosine_matrix", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(cosines)}
    ),
    *all_of(
        "cosine_matrix",
        "containers",
        ARRAYS_ONLY.costs(5, en="may also be a list of lists", zh="也可能是列表的列表"),
        {
            "any_method": arrays_only(cosines, AttributeError()),
            "any_operator": arrays_only(cosines, TypeError()),
        },
    ),
)


@misconception(
    "cosine_matrix",
    check="worked-examples",
    en="The matrix has two axes: do not flatten it.",
    zh="矩阵有两个轴：不要把它压平。",
)
def matrix_flat(X: Any) -> Any:
    return cosines(X).ravel()


MATRIX_LIST = all_of(
    "cosine_matrix",
    "worked-examples",
    LIST_FOR_ARRAY.costs(5, en="Return the (n, n) NumPy array", zh="(n, n) NumPy 数组"),
    {"list": as_lists(cosines), "list_of_rows": as_list_of_rows(cosines)},
)


def plus(eps: float) -> Callable[[Any], Any]:
    """Each length made larger."""
    return lambda X: (
        (numbers(X) / (np.linalg.norm(numbers(X), axis=1, keepdims=True) + eps))
        @ (numbers(X) / (np.linalg.norm(numbers(X), axis=1, keepdims=True) + eps)).T
    )


def products_of_rows(X: Any) -> Any:
    X = numbers(X)
    return X @ X.T


def products_of_lengths(X: Any) -> Any:
    norms = np.linalg.norm(numbers(X), axis=1, keepdims=True)
    return norms @ norms.T


MATRIX_TINY = all_of(
    "cosine_matrix",
    "magnitudes",
    TINY.costs(2, en="nothing is added to the denominator", zh="分母里不要加任何东西"),
    {
        **{f"plus_{eps:g}": plus(eps) for eps in (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)},
        **{
            f"divisor_plus_{eps:g}": divisor_plus(products_of_rows, products_of_lengths, eps)
            for eps in (1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
        },
        **{
            f"divisor_at_least_{eps:g}": divisor_at_least(products_of_rows, products_of_lengths, eps)
            for eps in (1e-6, 1e-8)
        },
        **{
            f"norm_below_{eps:g}": lambda X, eps=eps: by_rows(X, small_is_zero(eps, each=True))
            for eps in (1e-3, 1e-4)
        },
        **{
            f"product_below_{eps:g}": lambda X, eps=eps: by_rows(X, small_is_zero(eps, each=False))
            for eps in (1e-6, 1e-7, 1e-8)
        },
    },
)

MATRIX_ROUNDED = all_of(
    "cosine_matrix",
    "random",
    ROUNDED,
    {
        **decimals(cosines, MANY),
        "cut": cut_to_integers(cosines),
    },
)

MATRIX_WHOLE = all_of(
    "cosine_matrix",
    "containers",
    ROUNDED,
    {"cut_for_whole_numbers": cut_for_integers(cosines)},
)

MATRIX_PRECISION = all_of(
    "cosine_matrix",
    "random",
    FLOAT32.costs(2, en="Compute in float64", zh="用 float64 计算"),
    {"float32": in_float32(cosines), "float32_hidden": by_way_of_float32(cosines)},
)


def _matrix_in_place(X: Any) -> Any:
    norms = np.linalg.norm(numbers(X), axis=1, keepdims=True)
    norms[norms == 0] = 1.0
    X /= norms
    return X @ X.T


def _rows_in_place(X: Any) -> Any:
    for i in range(len(X)):
        length = norm(X[i])
        if length:
            for j in range(len(X[i])):
                X[i][j] /= length
    return numbers(X) @ numbers(X).T


MATRIX_IN_PLACE = all_of(
    "cosine_matrix",
    "unchanged-inputs",
    CHANGES_ARGUMENTS,
    {"whole": _matrix_in_place, "rows": _rows_in_place},
)


def _matrix_arrays_only(X: Any) -> Any:
    if not hasattr(X, "shape"):
        raise AttributeError
    return cosines(X)


def _matrix_operators_only(X: Any) -> Any:
    if not isinstance(X, np.ndarray):
        raise TypeError
    return cosines(X)


MATRIX_LISTS = all_of(
    "cosine_matrix",
    "containers",
    ARRAYS_ONLY.costs(5, en="may also be a list of lists", zh="也可能是列表的列表"),
    {"shape": _matrix_arrays_only, "operators": _matrix_operators_only},
)

MORE_MATRIX = (
    *idea_of(
        "cosine_matrix", "worked-examples", "softmax_of_cosines",
        "The statement asks for the cosines themselves, without a softmax.",
        "题目要的就是余弦本身，不做 softmax。",
        rows=lambda X: softmax(cosines(X)),
    ),
    *idea_of(
        "cosine_matrix", "worked-examples", "last_row_missing",
        "The last row and column are never filled: range(n) ends at n − 1 by itself, range(n − 1) one earlier.",
        "最后一行和一列没有算：range(n) 自己就到 n − 1，range(n − 1) 会少一个。",
        zeros=lambda X: np.pad(cosines(X)[:-1, :-1], ((0, 1), (0, 1))),
    ),
)  # fmt: skip  # fmt: skip

LESS_COMMON = (
    *all_of(
        "cosine_matrix", "worked-examples", STAR,
        {
            "rows_by_columns": lambda X: unit_rows(X) * unit_rows(X).T,
        },
    ),
    *idea_of(
        "cosine_matrix", "worked-examples", "second_not_transposed",
        "The second factor is not transposed: rows with rows is Y @ Y.T.",
        "第二个因子没有转置：行与行的点积是 Y @ Y.T。",
        product=lambda X: unit_rows(X) @ unit_rows(X),
    ),
    *idea_of(
        "cosine_matrix", "worked-examples", "one_row_many_times",
        "`[[0] * n] * n` is one row n times, so that each change shows in all: write np.zeros((n, n)).",
        "`[[0] * n] * n` 是同一行重复 n 次，改一行就全改了：请用 np.zeros((n, n))。",
        last=lambda X: np.repeat(cosines(X)[-1:], len(cosines(X)), axis=0),
    ),
    *idea_of(
        "cosine_matrix", "worked-examples", "diagonal_twice",
        "S + S.T counts the diagonal twice: take it away once, or fill both halves in the loop.",
        "S + S.T 把对角线算了两次：请减去一次，或在循环里同时填两半。",
        sum=lambda X: cosines(X) + np.diag(np.diag(cosines(X))),
    ),
    *idea_of(
        "cosine_matrix", "zero-rows", "all_zero_for_one",
        "Only the zero row's own row and column are 0; all other pairs stay.",
        "只有零行所在的行和列为 0，其余配对照算。",
        zeros=lambda X: cosines(X) * bool(np.any(X, axis=1).all()),
    ),
    *idea_of(
        "cosine_matrix", "worked-examples", "first_row_each_time",
        "You compare with the first row each time: use X[i] and X[j].",
        "每次都在和第一行比：应为 X[i] 与 X[j]。",
        row=lambda X: np.repeat(cosines(X)[:1], len(cosines(X)), axis=0),
    ),
)  # fmt: skip
