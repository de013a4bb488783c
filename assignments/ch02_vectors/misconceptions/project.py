"""Wrong ideas about the projection into another space, each with the sentence that would help its author."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.authoring import all_of, idea, misconception
from graders.authoring.families import decimals
from graders.authoring.ideas import (
    CHANGES_ARGUMENTS,
    FLOAT32,
    KEEPS_STATE,
    LIST_FOR_ARRAY,
    NOTHING,
    ROUNDED,
    UNKNOWN_NAME,
)
from graders.authoring.mistakes.errors import raises
from graders.authoring.mistakes.forms import as_lists, returns_nothing
from graders.authoring.mistakes.in_place import changed_afterwards
from graders.authoring.mistakes.precision import by_way_of_float32, cut_to_integers, in_float32
from graders.authoring.mistakes.state import one_more_each_time

from ._shared import MANY, NO_ABS, idea_of, numbers


def product_of(X: Any, W: Any) -> Any:
    return X @ W


def only(dimensions: int, error: Exception) -> Callable[[Any, Any], Any]:
    """The product, but an exception for X of another number of axes."""

    def answer(X: Any, W: Any) -> Any:
        if np.ndim(X) != dimensions:
            raise error
        return X @ W

    return answer


ONE_OR_MANY = idea(
    "one_or_many_vectors",
    en="X may be one vector, of shape (d,), or several, of shape (n, d): X @ W serves both; "
    "loops over X.shape need a case for each.",
    zh="X 可能是一个向量 (d,)，也可能是多个 (n, d)：X @ W 对两者都成立；用 X.shape 写循环则要分情况。",
)

# How Python and NumPy say that an array has one axis, or two, and not the other.

OF_AXES = (
    ValueError("unpack|mismatch|not aligned|broadcast|with a sequence"),
    TypeError("iterable|subscriptable|has no len|scalar|only length-1|only 0-dimensional"),
    IndexError("tuple index|too many indices|invalid index|out of bounds|list index"),
)

PROJECT_ONE = all_of(
    "project",
    "matrix-input",
    ONE_OR_MANY,
    {f"vector_{type(error).__name__}": only(1, error) for error in OF_AXES},
)

PROJECT_MANY = all_of(
    "project",
    "worked-examples",
    ONE_OR_MANY,
    {f"matrix_{type(error).__name__}": only(2, error) for error in OF_AXES},
)

PROJECT_KIND = (
    *all_of("project", "same-twice", KEEPS_STATE, {"remembers": one_more_each_time(product_of)}),
    *all_of("project", "worked-examples", NOTHING, {"nothing": returns_nothing(product_of)}),
    *all_of("project", "worked-examples", UNKNOWN_NAME, {"unknown_name": raises(NameError())}),
    *all_of("project", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(product_of)}),
)


@misconception(
    "project",
    check="worked-examples",
    en="W is transposed: with X of shape (n, d) and W of shape (d, k), the product is X @ W.",
    zh="W 被转置了：X 的形状是 (n, d)，W 是 (d, k)，乘积是 X @ W。",
)
def project_transposed_weights(X: Any, W: Any) -> Any:
    return X @ W.T


@misconception(
    "project",
    check="worked-examples",
    en="The order matters: X W, and not W X. The rows of X are what is projected.",
    zh="顺序有关系：是 X W，而不是 W X。被投影的是 X 的行。",
)
def project_wrong_order(X: Any, W: Any) -> Any:
    return W @ X


@misconception(
    "project",
    check="matrix-input",
    en="W.T @ X works for a single vector only; X @ W works for one vector and for many.",
    zh="W.T @ X 只对单个向量成立；X @ W 对一个或多个向量都成立。",
)
def project_vectors_only(X: Any, W: Any) -> Any:
    return W.T @ X


@misconception(
    "project",
    check="matrix-input",
    en="The result is transposed: for n vectors it has n rows, one for each row of X.",
    zh="结果转置了：n 个向量应得到 n 行，X 的每行对应一行。",
)
def project_transposed_result(X: Any, W: Any) -> Any:
    return (X @ W).T


SHAPE_KEPT = idea(
    "shape_changed",
    en="A vector of shape (d,) becomes one of shape (k,), and n rows become n rows: X @ W gives just that, add or drop no axis.",
    zh="形状 (d,) 的向量变成 (k,)，n 行仍是 n 行：X @ W 正好如此，不要增加或去掉轴。",
)

PROJECT_TWO_AXES = all_of(
    "project", "worked-examples", SHAPE_KEPT, {"always_two_axes": lambda X, W: np.atleast_2d(X) @ W}
)

PROJECT_FLAT = all_of(
    "project",
    "matrix-input",
    SHAPE_KEPT,
    {"flat": lambda X, W: (X @ W).ravel(), "squeezed": lambda X, W: np.squeeze(X @ W)},
)


@misconception(
    "project",
    check="worked-examples",
    en="`*` multiplies element by element; a matrix product is `@`: each element of the result is a dot product with a column of W.",
    zh="`*` 是逐元素相乘；矩阵乘法是 `@`：结果的每个元素都是与 W 的一列的点积。",
)
def project_elementwise(X: Any, W: Any) -> Any:
    return np.asarray(X)[..., None] * W


@misconception(
    "project",
    check="worked-examples",
    en="You project and come back (X W Wᵀ); the result stays in the new space, with k columns: X W.",
    zh="你投影之后又变换回来（X W Wᵀ）；结果应留在新空间里，有 k 列：X W。",
)
def project_and_back(X: Any, W: Any) -> Any:
    return X @ W @ W.T


@misconception(
    "project",
    check="worked-examples",
    en="Take W as it is: the statement asks for X W, without normalising the columns of W.",
    zh="W 原样使用：题目要的是 X W，不要把 W 的列归一化。",
)
def project_unit_columns(X: Any, W: Any) -> Any:
    norms = np.linalg.norm(W, axis=0)
    return X @ (W / np.where(norms == 0, 1.0, norms))


PROJECT_LIST = all_of(
    "project",
    "worked-examples",
    LIST_FOR_ARRAY.costs(1, en="return the array X W", zh="的数组 X W"),
    {"list": as_lists(product_of)},
)

PROJECT_SCALED = all_of(
    "project",
    "worked-examples",
    idea(
        "result_scaled",
        en="The statement asks for X W itself: divide by nothing, add nothing.",
        zh="题目要的就是 X W：不要再除以什么，也不要再加什么。",
    ),
    {
        "root_of_d": lambda X, W: X @ W / math.sqrt(W.shape[0]),
        "root_of_k": lambda X, W: X @ W / math.sqrt(W.shape[1]),
        "d": lambda X, W: X @ W / W.shape[0],
        "norm_of_weights": lambda X, W: X @ W / np.linalg.norm(W),
        "norm_of_x": lambda X, W: X @ W / np.linalg.norm(X),
        "plus_one": lambda X, W: X @ W + 1,
    },
)

PROJECT_ROUNDED = all_of(
    "project",
    "random",
    ROUNDED,
    {
        **decimals(product_of, MANY),
        "cut": cut_to_integers(product_of),
    },
)

PROJECT_PRECISION = all_of(
    "project",
    "random",
    FLOAT32.costs(1, en="Compute in float64", zh="用 float64 计算"),
    {"float32": in_float32(product_of), "float32_hidden": by_way_of_float32(product_of)},
)

MORE_PROJECT = (
    *idea_of(
        "project", "worked-examples", "star",
        "`*` multiplies element by element; a projection is a matrix product: X @ W.",
        "`*` 是逐元素相乘；投影要用矩阵乘法：X @ W。",
        times=lambda X, W: X * W,
    ),
    *all_of("project", "worked-examples", NO_ABS, {"relu": lambda X, W: np.maximum(X @ W, 0)}),
    *idea_of(
        "project", "worked-examples", "column_space",
        "Here “projection” means X W, into k dimensions, not the orthogonal projection onto the columns of W.",
        "这里的“投影”就是 X W（到 k 维），不是向 W 的列空间作正交投影。",
        pinv=lambda X, W: X @ W @ np.linalg.pinv(W),
    ),
    *idea_of(
        "project", "worked-examples", "wrong_axis_summed",
        "You add up along the wrong axis: add over d, so that k numbers remain.",
        "求和的轴错了：应沿 d 相加，剩下 k 个数。",
        last=lambda X, W: (X[..., None] * W).sum(axis=-1),
    ),
    *idea_of(
        "project", "matrix-input", "first_row_only",
        "You project the first row only; every row counts.", "你只投影了第一行；每一行都要。",
        row=lambda X, W: (X[0] if X.ndim == 2 else X) @ W,
    ),
)  # fmt: skip  # fmt: skip

LESS_COMMON = (
    *idea_of(
        "project", "worked-examples", "overwritten",
        "Each step overwrites the one before: += adds up over the d elements.",
        "每一步都覆盖了前一步：要用 += 对 d 个元素求和。",
        last=lambda X, W: numbers(X)[..., -1:] * numbers(W)[-1],
    ),
    *idea_of(
        "project", "worked-examples", "numbers_added_up",
        "Keep the k numbers of each vector: do not add them up.", "保留每个向量的 k 个数，不要再求和。",
        sum=lambda X, W: np.sum(X @ W, axis=-1),
        all=lambda X, W: float(np.sum(X @ W)),
    ),
)  # fmt: skip
