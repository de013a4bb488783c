"""Wrong ideas about attention scores, each with the sentence that would help its author."""

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
from graders.authoring.mistakes.matrices import lower_triangle_alone, upper_triangle_alone
from graders.authoring.mistakes.precision import by_way_of_float32, cut_to_integers, in_float32
from graders.authoring.mistakes.signs import made_positive
from graders.authoring.mistakes.state import one_more_each_time

from ._shared import FEW, NO_ABS, STAR, idea_of, softmax, unit_rows

SCALED = idea(
    "scaled",
    en="The statement asks for QKᵀ itself: leave out the division by √d_k (it comes in the next chapter).",
    zh="题目要的是 QKᵀ 本身：不要除以 √d_k（那是下一章的内容）。",
)

SOFTMAX = idea(
    "softmax",
    en="These are attention *weights*, each row adding up to 1; the statement asks for the scores before the softmax.",
    zh="这是注意力*权重*，每行之和为 1；题目要的是 softmax 之前的打分。",
)


def scores(X: Any, W_q: Any, W_k: Any) -> Any:
    return (X @ W_q) @ (X @ W_k).T


def of_scores(change: Callable[..., Any]) -> Callable[[Any, Any, Any], Any]:
    """Something made of the right scores and d_k."""
    return lambda X, W_q, W_k: change(scores(X, W_q, W_k), W_k.shape[1])


SCORES_SCALED = all_of(
    "attention_scores",
    "worked-examples",
    SCALED,
    {
        "root_of_dk": of_scores(lambda S, d: S / math.sqrt(d)),
        "dk": of_scores(lambda S, d: S / d),
        "times_root": of_scores(lambda S, d: S * math.sqrt(d)),
        "root_of_dim": lambda X, W_q, W_k: scores(X, W_q, W_k) / math.sqrt(X.shape[1]),
        "dim": lambda X, W_q, W_k: scores(X, W_q, W_k) / X.shape[1],
        "root_of_length": lambda X, W_q, W_k: scores(X, W_q, W_k) / math.sqrt(X.shape[0]),
        "length": lambda X, W_q, W_k: scores(X, W_q, W_k) / X.shape[0],
    },
)

SCORES_SOFTMAX = all_of(
    "attention_scores",
    "worked-examples",
    SOFTMAX,
    {
        "plain": of_scores(lambda S, _d: softmax(S)),
        "scaled": of_scores(lambda S, d: softmax(S / math.sqrt(d))),
        "scaled_by_dim": lambda X, W_q, W_k: softmax(scores(X, W_q, W_k) / math.sqrt(X.shape[1])),
        "of_columns": of_scores(lambda S, _d: softmax(S, axis=0)),
        "of_all": of_scores(lambda S, _d: np.exp(S - S.max()) / np.exp(S - S.max()).sum()),
        "exponential": of_scores(lambda S, _d: np.exp(S)),
    },
)


@misconception(
    "attention_scores",
    check="query-is-row",
    en="Q and K are swapped: entry (i, j) is query i with key j, so it is Q Kᵀ and not K Qᵀ.",
    zh="Q 和 K 弄反了：第 (i, j) 个元素是查询 i 与键 j，所以是 Q Kᵀ，而不是 K Qᵀ。",
)
def scores_swapped(X: Any, W_q: Any, W_k: Any) -> Any:
    return scores(X, W_k, W_q)


@misconception(
    "attention_scores",
    check="worked-examples",
    en="K is not transposed: with Q and K of shape (seq_len, d_k), only Q @ K.T compares every query with every key.",
    zh="K 没有转置：Q 和 K 的形状都是 (seq_len, d_k)，只有 Q @ K.T 才是每个查询与每个键的点积。",
)
def scores_not_transposed(X: Any, W_q: Any, W_k: Any) -> Any:
    return (X @ W_q) @ (X @ W_k)


@misconception(
    "attention_scores",
    check="worked-examples",
    en="Qᵀ K compares dimensions, d_k by d_k; Q Kᵀ compares tokens, seq_len by seq_len.",
    zh="Qᵀ K 比较的是维度（d_k×d_k）；Q Kᵀ 比较的是词元（seq_len×seq_len）。",
)
def scores_dimensions(X: Any, W_q: Any, W_k: Any) -> Any:
    return (X @ W_q).T @ (X @ W_k)


@misconception(
    "attention_scores",
    check="worked-examples",
    en="Queries and keys have weights of their own: Q = X W_q, but K = X W_k. You use W_q for both.",
    zh="查询和键各有自己的权重：Q = X W_q，而 K = X W_k。你两个都用了 W_q。",
)
def scores_queries_twice(X: Any, W_q: Any, _W_k: Any) -> Any:
    return scores(X, W_q, W_q)


@misconception(
    "attention_scores",
    check="worked-examples",
    en="Queries and keys have weights of their own: K = X W_k, but Q = X W_q. You use W_k for both.",
    zh="查询和键各有自己的权重：K = X W_k，而 Q = X W_q。你两个都用了 W_k。",
)
def scores_keys_twice(X: Any, _W_q: Any, W_k: Any) -> Any:
    return scores(X, W_k, W_k)


UNPROJECTED = idea(
    "not_projected",
    en="X has to be multiplied by both weights: Q = X W_q and K = X W_k; compare those, not X itself.",
    zh="X 要分别乘两个权重：Q = X W_q，K = X W_k；比较的是它们，而不是 X 本身。",
)

SCORES_UNPROJECTED = all_of(
    "attention_scores",
    "worked-examples",
    UNPROJECTED,
    {
        "neither": lambda X, _q, _k: X @ X.T,
        "query_only": lambda X, W_q, _k: (X @ W_q) @ X.T,
        "key_only": lambda X, _q, W_k: X @ (X @ W_k).T,
        "weights_only": lambda _X, W_q, W_k: W_q @ W_k.T,
    },
)


@misconception(
    "attention_scores",
    check="worked-examples",
    en="`Q * K` multiplies element by element; every query with every key is a matrix product, Q @ K.T.",
    zh="`Q * K` 是逐元素相乘；每个查询与每个键的点积是矩阵乘法 Q @ K.T。",
)
def scores_elementwise(X: Any, W_q: Any, W_k: Any) -> Any:
    return (X @ W_q) * (X @ W_k)


@misconception(
    "attention_scores",
    check="worked-examples",
    en="You compare each token with itself only; return all pairs, seq_len by seq_len: Q @ K.T.",
    zh="你只比较了每个词元与自己；应返回所有配对 seq_len×seq_len：Q @ K.T。",
)
def scores_own_only(X: Any, W_q: Any, W_k: Any) -> Any:
    return np.sum((X @ W_q) * (X @ W_k), axis=1)


@misconception(
    "attention_scores",
    check="worked-examples",
    en="You compare each token with itself only; return all pairs, seq_len by seq_len: Q @ K.T.",
    zh="你只比较了每个词元与自己；应返回所有配对 seq_len×seq_len：Q @ K.T。",
)
def scores_diagonal(X: Any, W_q: Any, W_k: Any) -> Any:
    return np.diag(np.diag(scores(X, W_q, W_k)))


@misconception(
    "attention_scores",
    check="worked-examples",
    en="You normalise queries and keys, which gives cosines; attention scores are plain dot products.",
    zh="你对查询和键做了归一化，得到的是余弦；注意力打分就是点积，不归一化。",
)
def scores_cosines(X: Any, W_q: Any, W_k: Any) -> Any:
    return unit_rows(X @ W_q) @ unit_rows(X @ W_k).T


MASK = idea(
    "masked",
    en="No mask is asked for: every query meets every key, later ones, too.",
    zh="题目没有要求掩码：每个查询都与每个键计算，包括后面的键。",
)

SCORES_MASK = all_of(
    "attention_scores",
    "worked-examples",
    MASK,
    {
        "lower": lower_triangle_alone(scores),
        "upper": upper_triangle_alone(scores),
        "infinite": of_scores(lambda S, _d: np.where(np.tri(len(S)) > 0, S, -np.inf)),
        "large": of_scores(lambda S, _d: np.where(np.tri(len(S)) > 0, S, -1e9)),
    },
)


@misconception(
    "attention_scores",
    check="query-is-row",
    en="You make the scores symmetric; they are not: what i asks of j differs from what j asks of i.",
    zh="你把打分变成了对称的；其实不对称：i 问 j 与 j 问 i 不一样。",
)
def scores_symmetric(X: Any, W_q: Any, W_k: Any) -> Any:
    S = scores(X, W_q, W_k)
    return (S + S.T) / 2


SCORES_MIRRORED = all_of(
    "attention_scores",
    "query-is-row",
    idea(
        "scores_mirrored",
        en="You compute one triangle and mirror it; the scores are not symmetric, so compute both: "
        "what i asks of j differs from what j asks of i.",
        zh="你只算了一个三角再对称过去；打分并不对称，两边都要算：i 问 j 与 j 问 i 不一样。",
    ),
    {
        "upper": of_scores(lambda S, _d: np.triu(S) + np.triu(S, 1).T),
        "lower": of_scores(lambda S, _d: np.tril(S) + np.tril(S, -1).T),
        "sum": of_scores(lambda S, _d: S + S.T),
    },
)

SCORES_KIND = (
    *all_of("attention_scores", "same-twice", KEEPS_STATE, {"remembers": one_more_each_time(scores)}),
    *all_of("attention_scores", "worked-examples", NOTHING, {"nothing": returns_nothing(scores)}),
    *all_of("attention_scores", "worked-examples", UNKNOWN_NAME, {"unknown_name": raises(NameError())}),
    *all_of(
        "attention_scores", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(scores)}
    ),
    *all_of(
        "attention_scores",
        "single-token",
        idea(
            "single_token_not_a_matrix",
            en="One token still gives a matrix, of shape (1, 1): do not squeeze.",
            zh="只有一个词元时结果仍是矩阵，形状为 (1, 1)：不要 squeeze。",
        ),
        {"squeezed": of_scores(lambda S, _d: np.squeeze(S))},
    ),
)


@misconception(
    "attention_scores",
    check="worked-examples",
    en="Return the scores alone, one array; Q and K stay inside the function.",
    zh="只返回打分这一个数组；Q 和 K 留在函数内部。",
)
def scores_with_parts(X: Any, W_q: Any, W_k: Any) -> Any:
    return X @ W_q, X @ W_k, scores(X, W_q, W_k)


SCORES_ABS = all_of(
    "attention_scores",
    "query-is-row",
    NO_ABS,
    {
        "absolute": made_positive(scores),
        "negative_left_out": of_scores(lambda S, _d: np.maximum(S, 0.0)),
    },
)

SCORES_LIST = all_of(
    "attention_scores",
    "worked-examples",
    LIST_FOR_ARRAY.costs(2, en="return the array", zh="返回形状为"),
    {"list": as_lists(scores)},
)

SCORES_ROUNDED = all_of(
    "attention_scores",
    "random",
    ROUNDED,
    {
        **decimals(scores, FEW),
        "cut": cut_to_integers(scores),
    },
)

SCORES_PRECISION = all_of(
    "attention_scores",
    "random",
    FLOAT32.costs(1, en="Compute in float64", zh="用 float64 计算"),
    {"float32": in_float32(scores), "float32_hidden": by_way_of_float32(scores)},
)

MORE_SCORES = (
    *idea_of(
        "attention_scores", "worked-examples", "reshaped",
        "reshape only cuts the same sequence of numbers anew; .T exchanges rows and columns: Q @ K.T.",
        "reshape 只是把同一串数重新切分；.T 才交换行和列：Q @ K.T。",
        keys=lambda X, q, k: (X @ q) @ (X @ k).reshape(k.shape[1], -1),
    ),
    *idea_of(
        "attention_scores", "worked-examples", "weights_for_keys",
        "W_k alone is not the keys: K = X W_k, just as Q = X W_q.",
        "W_k 还不是键：K = X W_k，与 Q = X W_q 一样。",
        keys=lambda X, q, k: (X @ q) @ k.T,
        queries=lambda X, q, k: q @ (X @ k).T,
    ),
    *idea_of(
        "attention_scores", "worked-examples", "values_applied",
        "Stop at the scores: do not multiply by X (the values) again.",
        "算到打分为止，不要再乘 X（值）。",
        times_x=lambda X, q, k: scores(X, q, k) @ X,
    ),
    *idea_of(
        "attention_scores", "worked-examples", "weights_transposed",
        "The weights are transposed: W has the shape (dim, d_k), so it is X @ W.",
        "权重多转置了：W 的形状是 (dim, d_k)，应写 X @ W。",
        both=lambda X, q, k: (X @ q.T) @ (X @ k.T).T,
    ),
    *idea_of(
        "attention_scores", "worked-examples", "weights_elementwise",
        "`*` multiplies element by element; queries and keys are matrix products: Q = X @ W_q.",
        "`*` 是逐元素相乘；查询和键要用矩阵乘法：Q = X @ W_q。",
        both=lambda X, q, k: (X * q) @ (X * k).T,
    ),
    *idea_of(
        "attention_scores", "worked-examples", "swapped_and_scaled",
        "Two things: Q and K are exchanged, and nothing is to be divided.",
        "两处：Q 与 K 弄反了，而且不应除以任何数。",
        both=of_scores(lambda S, d: S.T / math.sqrt(d)),
    ),
    *idea_of(
        "attention_scores", "worked-examples", "rows_normalised",
        "Leave the rows as they are: normalising or shifting them belongs to the softmax.",
        "各行保持原样：归一化或平移属于 softmax。",
        sum=of_scores(lambda S, _d: S / S.sum(axis=1, keepdims=True)),
        largest=of_scores(lambda S, _d: S - S.max(axis=1, keepdims=True)),
        mean=of_scores(lambda S, _d: S - S.mean(axis=1, keepdims=True)),
    ),
    *idea_of(
        "attention_scores", "worked-examples", "own_masked",
        "No mask is asked for: every query meets every key, its own, too.",
        "题目没有要求掩码：每个查询都要与每个键相遇，自己的也包括。",
        zero=of_scores(lambda S, _d: S * (1 - np.eye(len(S)))),
    ),
)  # fmt: skip  # fmt: skip

LESS_COMMON = (
    *all_of(
        "attention_scores", "worked-examples", STAR,
        {"queries_by_keys": lambda X, q, k: (X @ q) * (X @ k).T},
    ),
    *idea_of(
        "attention_scores", "worked-examples", "wrong_part_transposed",
        "Transpose all of K, and nothing else: (X @ W_q) @ (X @ W_k).T.",
        "转置的是整个 K，且只转置它：(X @ W_q) @ (X @ W_k).T。",
        weights=lambda X, q, k: (X @ q) @ (X @ k.T),
        result=lambda X, q, k: ((X @ q) @ (X @ k)).T,
        both=lambda X, q, k: (X @ q).T @ (X @ k).T,
    ),
    *idea_of(
        "attention_scores", "worked-examples", "keys_of_queries",
        "Keys come from X, not from Q: K = X @ W_k.", "键由 X 得到，不是由 Q：K = X @ W_k。",
        chained=lambda X, q, k: (X @ q) @ ((X @ q) @ k).T,
    ),
    *idea_of(
        "attention_scores", "worked-examples", "all_added_up",
        "Keep all scores: do not add them up.", "保留全部打分，不要相加。",
        one_number=lambda X, q, k: float(np.sum(scores(X, q, k))),
        rows=lambda X, q, k: scores(X, q, k).sum(axis=1),
    ),
    *idea_of(
        "attention_scores", "worked-examples", "first_query_each_time",
        "You use the first query for each row: Q[i] belongs to row i.",
        "每一行都用了第一个查询：第 i 行用 Q[i]。",
        row=lambda X, q, k: np.repeat(scores(X, q, k)[:1], len(X), axis=0),
    ),
)  # fmt: skip
