"""Wrong ideas about chapter 2, each with the sentence that would help its author.

Each is right wherever its idea does not show (it raises for different lengths, returns 0.0 beside a
zero vector), so that a submission with two mistakes is told about both.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.authoring import Idea, Misconception, all_of, idea, misconception
from graders.authoring.families import NO_TRUTH_VALUE, decimals
from graders.authoring.ideas import (
    ARRAY_FOR_NUMBER,
    ARRAYS_ONLY,
    CHANGES_ARGUMENTS,
    FLOAT32,
    KEEPS_STATE,
    LIST_FOR_ARRAY,
    NOTHING,
    ROUNDED,
    TEXT_FOR_NUMBER,
    TRUTH_OF_AN_ARRAY,
    UNKNOWN_NAME,
    another_exception,
    exception_returned,
    value_for_exception,
)
from graders.authoring.mistakes.containers import arrays_only, lists_only
from graders.authoring.mistakes.elements import every_other, of_elements, without_first, without_last
from graders.authoring.mistakes.errors import raises, raises_instead, returns_instead
from graders.authoring.mistakes.forms import (
    as_list_of_rows,
    as_lists,
    as_text,
    in_a_list,
    in_a_matrix,
    in_an_array,
    returns_nothing,
)
from graders.authoring.mistakes.in_place import changed_afterwards
from graders.authoring.mistakes.matrices import (
    diagonal_alone,
    diagonal_set_to,
    lower_triangle_alone,
    upper_triangle_alone,
)
from graders.authoring.mistakes.pairs import pair_reversed
from graders.authoring.mistakes.precision import (
    cut_for_integers,
    cut_to_integers,
    divisor_at_least,
    divisor_plus,
    in_float32,
    rounded_to_whole,
)
from graders.authoring.mistakes.signs import made_positive, negative_taken_for_zero
from graders.authoring.mistakes.state import one_more_each_time

# What right answers are made of


def same_lengths(a: Any, b: Any) -> None:
    if len(a) != len(b):
        raise ValueError


def dot(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return sum(p * q for p, q in zip(x, y, strict=True))


def dot_as_float(x: Any, y: Any) -> float:
    return float(dot(x, y))


def norm(x: Any) -> float:
    return math.sqrt(sum(float(p) * float(p) for p in x))


def ratio(a: Any, b: Any, divisor: Callable[[Any, Any], float]) -> Any:
    """The dot product divided by something; 0.0 beside a zero vector."""
    same_lengths(a, b)
    return dot(a, b) / divisor(a, b) if any(a) and any(b) else 0.0


def cosine(a: Any, b: Any) -> float:
    return float(ratio(a, b, lambda a, b: norm(a) * norm(b)))


def lengths(a: Any, b: Any) -> float:
    return norm(a) * norm(b)


def unit(x: Any) -> Any:
    x = np.asarray(x, dtype=float)
    length = np.linalg.norm(x)
    return x / length if length else x


def unit_rows(X: Any) -> Any:
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    return X / np.where(norms == 0, 1.0, norms)


def cosines(X: Any) -> Any:
    U = unit_rows(X)
    return U @ U.T


def by_rows(X: Any, pair: Callable[[Any, Any], float]) -> Any:
    return np.array([[pair(a, b) for b in X] for a in X], dtype=float)


def numbers(x: Any) -> Any:
    return np.asarray(x, dtype=float)


# Decimals that answers are rounded to

MANY = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12)
FEW = (1, 2, 3, 4, 5, 6, 8)

# Ideas that several misconceptions share

LENGTHS = idea(
    "lengths_not_compared",
    en="Two vectors of different lengths have no dot product: compare len first, and raise ValueError.",
    zh="长度不同的两个向量没有点积：请先比较 len，并抛出 ValueError。",
)
NOT_A_NUMBER = idea(
    "zero_length_divided_by",
    en="Beside a zero vector the answer is 0.0, not NaN: its length is 0, and nothing may be divided by it. "
    "Test for it first, and return 0.0.",
    zh="与零向量的结果是 0.0，而不是 NaN：它的长度是 0，不能作除数。请先判断，并返回 0.0。",
)
TINY = idea(
    "tiny_taken_for_zero",
    en="Tiny is not zero: a vector is the zero vector only if its length is exactly 0. "
    "Test for that, and leave the divisor as it is.",
    zh="很小不等于零：只有长度恰好为 0 的才是零向量。请只判断这种情况，不要改动分母。",
)
NORMS = idea(
    "wrong_divisor",
    en="The divisor is the product of both Euclidean lengths, ‖a‖·‖b‖ with ‖a‖ = √Σaᵢ²; "
    "nothing else leaves only the direction.",
    zh="分母是两个欧几里得长度的乘积 ‖a‖·‖b‖，其中 ‖a‖ = √Σaᵢ²；别的都不能只留下方向。",
)
WHICH_TERMS = idea(
    "terms_missing",
    en="Every pair xᵢ·yᵢ counts exactly once, from the first to the last: check where your loop begins and ends.",
    zh="每一对 xᵢ·yᵢ 都要恰好算一次，从第一个到最后一个：请检查循环的起点和终点。",
)


# What the library says of exceptions, where ValueError is asked for

INSTEAD = value_for_exception("ValueError").text
RETURNED = exception_returned("ValueError").text


# The dot product


def _by_index(x: Any, y: Any) -> Any:
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def _by_index_of_second(x: Any, y: Any) -> Any:
    total = 0
    for i in range(len(y)):
        total += x[i] * y[i]
    return total


DOT_LENGTHS = all_of(
    "manual_dot",
    "mismatched-lengths",
    LENGTHS,
    {
        "zip": lambda x, y: sum(p * q for p, q in zip(x, y, strict=False)),
        "broadcast": lambda x, y: np.sum(np.asarray(x) * np.asarray(y)),
        "index": _by_index,
        "index_of_second": _by_index_of_second,
    },
)


@misconception(
    "manual_dot",
    check="mismatched-lengths",
    en=INSTEAD.en,
    zh=INSTEAD.zh,
)
def dot_mismatch_returns_zero(x: Any, y: Any) -> Any:
    return dot(x, y) if len(x) == len(y) else 0


@misconception(
    "manual_dot",
    check="mismatched-lengths",
    en=INSTEAD.en,
    zh=INSTEAD.zh,
)
def dot_mismatch_returns_none(x: Any, y: Any) -> Any:
    return dot(x, y) if len(x) == len(y) else None


OTHER_ERROR = another_exception("ValueError")
DOT_OTHER_ERROR = all_of(
    "manual_dot",
    "mismatched-lengths",
    OTHER_ERROR,
    {
        f"raises_{error.__name__}": raises_instead(dot, error)
        for error in (AssertionError, TypeError, IndexError, Exception, RuntimeError)
    },
)


@misconception(
    "manual_dot",
    check="empty",
    en="Two empty vectors are a case like any other: the sum of nothing is 0. Begin with 0, and no test is needed.",
    zh="两个空向量并不特殊：什么都不加就是 0。从 0 开始累加，就不需要单独判断。",
)
def dot_empty_none(x: Any, y: Any) -> Any:
    return dot(x, y) if len(x) or len(y) else None


@misconception(
    "manual_dot",
    check="empty",
    en="Your code raises for two empty vectors; the sum of nothing is 0. Only different lengths are an error.",
    zh="你的代码对两个空向量会抛出异常；什么都不加就是 0。只有长度不同才是错误。",
)
def dot_empty_raises(x: Any, y: Any) -> Any:
    if not len(x):
        raise ValueError
    return dot(x, y)


@misconception(
    "manual_dot",
    check="empty",
    en="`reduce` without a start value cannot add up nothing: give it one, reduce(f, terms, 0).",
    zh="没有初值的 `reduce` 不能对空序列求和：请给出初值，reduce(f, terms, 0)。",
)
def dot_reduce_without_start(x: Any, y: Any) -> Any:
    if not len(x) and not len(y):
        raise TypeError
    return dot(x, y)


@misconception(
    "manual_dot",
    check="empty",
    en="x[0] does not exist in an empty vector: begin with total = 0, not with the first product.",
    zh="空向量没有 x[0]：请从 total = 0 开始，而不是从第一个乘积开始。",
)
def dot_first_term_first(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    total = x[0] * y[0]
    for p, q in zip(x[1:], y[1:], strict=True):
        total = total + p * q
    return total


@misconception(
    "manual_dot",
    check="worked-examples",
    en="Your total starts at 1; a sum starts at 0 (only a product starts at 1).",
    zh="你的累加从 1 开始；求和应从 0 开始（只有连乘才从 1 开始）。",
)
def dot_starts_at_one(x: Any, y: Any) -> Any:
    return 1 + dot(x, y)


DOT_TERMS = all_of(
    "manual_dot",
    "worked-examples",
    WHICH_TERMS,
    {
        "without_last": without_last(dot),
        "without_first": without_first(dot),
        "every_other": every_other(dot),
        "first_two": of_elements(dot, slice(2)),
    },
)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="The answer is the first product only: `return` stands inside the loop. Put it behind the loop, one level out.",
    zh="答案只是第一个乘积：`return` 写在了循环里面。请把它移到循环之后，少缩进一级。",
)
def dot_returns_first(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return x[0] * y[0] if len(x) else 0


@misconception(
    "manual_dot",
    check="worked-examples",
    en="The answer is the last product only: the total is overwritten each time. Add to it: total += x[i] * y[i].",
    zh="答案只是最后一个乘积：total 每次都被覆盖了。请累加：total += x[i] * y[i]。",
)
def dot_overwrites(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return x[-1] * y[-1] if len(x) else 0


@misconception(
    "manual_dot",
    check="worked-examples",
    en="Every element of x is multiplied by every element of y, in two loops or as a product of two sums; only "
    "numbers at the same place belong together: 1·4 + 2·5 is not (1 + 2)·(4 + 5).",
    zh="x 的每个元素都乘了 y 的每个元素（两重循环，或两个和相乘）；只有同一位置的数才配对：1·4 + 2·5 不等于 (1 + 2)·(4 + 5)。",
)
def dot_product_of_sums(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return sum(x) * sum(y)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="You add the elements; the dot product multiplies each pair: x[i] * y[i], not x[i] + y[i].",
    zh="你把元素相加了；点积要逐对相乘：x[i] * y[i]，而不是 x[i] + y[i]。",
)
def dot_adds(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return sum(x) + sum(y)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="You multiply the products with one another; add them up: the dot product is a sum of products.",
    zh="你把各个乘积又连乘了；应该相加：点积是乘积之和。",
)
def dot_product_of_products(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return math.prod(p * q for p, q in zip(x, y, strict=True)) if len(x) else 0


@misconception(
    "manual_dot",
    check="worked-examples",
    en="`**` is a power; the product of two numbers is `*`.",
    zh="`**` 是乘方；两个数相乘用 `*`。",
)
def dot_powers(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return sum(p**q for p, q in zip(x, y, strict=True))


NO_ABS = idea(
    "absolute_value",
    en="Signs count: a negative result says that the vectors point apart. Keep it as it is, without abs, "
    "max(0, …) or clip.",
    zh="符号有意义：负的结果说明两个向量方向相反。请原样保留，不要用 abs、max(0, …) 或 clip。",
)
DOT_ABS = all_of(
    "manual_dot",
    "worked-examples",
    NO_ABS,
    {
        "absolute_products": lambda x, y: dot([abs(p) for p in x], [abs(q) for q in y]),
        "absolute_result": made_positive(dot),
        "negative_left_out": negative_taken_for_zero(dot),
        "positive_products_only": lambda x, y: (
            dot(x, y) * 0 + sum(p * q for p, q in zip(x, y, strict=True) if p * q > 0)
        ),
    },
)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="These are the products one by one; the dot product is their sum, a single number.",
    zh="这是逐个的乘积；点积是它们的和，是一个数。",
)
def dot_products_as_list(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return [p * q for p, q in zip(x, y, strict=True)]


@misconception(
    "manual_dot",
    check="worked-examples",
    en="These are the products one by one; the dot product is their sum, a single number.",
    zh="这是逐个的乘积；点积是它们的和，是一个数。",
)
def dot_products_as_array(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return np.asarray(x) * np.asarray(y)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="You divide by the number of elements, which is a mean; the dot product is the sum itself.",
    zh="你除以了元素个数，那是平均值；点积就是和本身。",
)
def dot_mean(x: Any, y: Any) -> Any:
    return dot(x, y) / len(x) if len(x) else dot(x, y)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="You divide by the lengths of the vectors, which is the cosine similarity; the dot product is not normalised.",
    zh="你除以了向量的长度，那是余弦相似度；点积不做归一化。",
)
def dot_normalised(x: Any, y: Any) -> Any:
    return cosine(x, y)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="You take the square root: that is how a *length* comes from x·x; the dot product itself has no root.",
    zh="你开了平方根：由 x·x 求*长度*时才需要；点积本身不开方。",
)
def dot_square_root(x: Any, y: Any) -> Any:
    found = dot(x, y)
    return math.sqrt(found) if found >= 0 else math.nan


@misconception(
    "manual_dot",
    check="worked-examples",
    en="You use one of the vectors twice: each product takes one number from x and one from y.",
    zh="你把同一个向量用了两次：每个乘积一个数来自 x，一个数来自 y。",
)
def dot_x_twice(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return dot(x, x)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="You use one of the vectors twice: each product takes one number from x and one from y.",
    zh="你把同一个向量用了两次：每个乘积一个数来自 x，一个数来自 y。",
)
def dot_y_twice(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return dot(y, y)


@misconception(
    "manual_dot",
    check="worked-examples",
    en="This is a distance (differences, squared); the dot product multiplies x[i] by y[i] and subtracts nothing.",
    zh="这是距离（差的平方）；点积是 x[i] 乘 y[i]，没有减法。",
)
def dot_distance(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return math.sqrt(sum((float(p) - float(q)) ** 2 for p, q in zip(x, y, strict=True)))


@misconception(
    "manual_dot",
    check="worked-examples",
    en="This is a distance (differences, squared); the dot product multiplies x[i] by y[i] and subtracts nothing.",
    zh="这是距离（差的平方）；点积是 x[i] 乘 y[i]，没有减法。",
)
def dot_squared_distance(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return sum((p - q) ** 2 for p, q in zip(x, y, strict=True))


ORDER = idea(
    "pairs_mixed_up",
    en="Pairs belong together by their place: x[i] with y[i]. Do not sort or reverse either vector.",
    zh="按位置配对：x[i] 与 y[i]。不要对任何一个向量排序或反转。",
)
DOT_FIRST_THREE = all_of(
    "manual_dot",
    "random",
    WHICH_TERMS,
    {"first_three": of_elements(dot, slice(3))},
)
DOT_ORDER = all_of(
    "manual_dot",
    "worked-examples",
    ORDER,
    {"reversed": lambda x, y: dot(x, y[::-1]), "sorted": lambda x, y: dot(sorted(x), sorted(y))},
)


def _whole_steps(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return sum(int(p * q) for p, q in zip(x, y, strict=True))


def _whole_input(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return sum(int(p) * int(q) for p, q in zip(x, y, strict=True))


DOT_ROUNDED = all_of(
    "manual_dot",
    "random",
    ROUNDED,
    {
        **decimals(dot_as_float, MANY),
        "whole": rounded_to_whole(dot),
        "cut": cut_to_integers(dot),
        "cut_at_each_step": _whole_steps,
        "cut_input": _whole_input,
    },
)
DOT_PRECISION = all_of(
    "manual_dot",
    "random",
    FLOAT32,
    {"float32": lambda x, y: np.float32(dot(np.asarray(x, np.float32), np.asarray(y, np.float32)))},
)


def _writes_products(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    for i in range(len(x)):
        x[i] = x[i] * y[i]
    return sum(x)


def _multiplies_in_place(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    x = np.asarray(x)
    x *= y
    return x.sum()


DOT_IN_PLACE = all_of(
    "manual_dot",
    "unchanged-inputs",
    CHANGES_ARGUMENTS,
    {"element_by_element": _writes_products, "whole_array": _multiplies_in_place},
)


def _arrays_only(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return (x * y).sum()


def _array_sum(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return np.sum(x * y)


DOT_LISTS = all_of(
    "manual_dot",
    "containers",
    ARRAYS_ONLY,
    {
        "multiplied": _arrays_only,
        "summed": _array_sum,
        "shape": lambda x, y: dot(x, y) if x.shape == y.shape else same_lengths(x, y),
    },
)
DOT_KIND = (
    *all_of("manual_dot", "same-twice", KEEPS_STATE, {"remembers": one_more_each_time(dot)}),
    *all_of("manual_dot", "worked-examples", TEXT_FOR_NUMBER, {"text": as_text(dot)}),
    *all_of("manual_dot", "worked-examples", NOTHING, {"nothing": lambda x, y: dot(x, y) and None}),
    *all_of("manual_dot", "worked-examples", NOTHING, {"nothing_at_all": returns_nothing(dot)}),
    *all_of("manual_dot", "worked-examples", NOTHING, {"nothing_where_equal": same_lengths}),
    *all_of("manual_dot", "worked-examples", UNKNOWN_NAME, {"unknown_name": raises(NameError())}),
    *all_of(
        "manual_dot",
        "worked-examples",
        UNKNOWN_NAME,
        {
            "unknown_name_later": lambda x, y: same_lengths(x, y) or raises(NameError())(),
            "unknown_name_in_loop": lambda x, y: (
                same_lengths(x, y) or (raises(NameError())() if len(x) else 0)
            ),
        },
    ),
    *all_of(
        "manual_dot",
        "worked-examples",
        ARRAY_FOR_NUMBER,
        {
            "one_element": in_an_array(dot),
            "one_element_list": in_a_list(dot),
            "one_by_one": in_a_matrix(dot),
        },
    ),
    *all_of(
        "manual_dot",
        "containers",
        TRUTH_OF_AN_ARRAY,
        {"truth": lists_only(dot, NO_TRUTH_VALUE)},
    ),
    *all_of("manual_dot", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(dot)}),
    *all_of(
        "manual_dot",
        "containers",
        ARRAYS_ONLY,
        {"methods": arrays_only(dot, AttributeError()), "operators": arrays_only(dot, TypeError())},
    ),
)
DOT_PLACES = all_of(
    "manual_dot",
    "random",
    idea(
        "found_by_value",
        en="Equal numbers may stand in several places: go by position (zip, or an index), not by value (list.index, a dict).",
        zh="相同的数可能出现在多个位置：请按位置取（zip 或下标），不要按值找（list.index 或字典）。",
    ),
    {
        "dictionary": lambda x, y: (
            same_lengths(x, y) or sum(p * q for p, q in dict(zip(x, y, strict=True)).items())
        ),
        "index_of": lambda x, y: same_lengths(x, y) or sum(v * y[list(x).index(v)] for v in x),
    },
)


def _products_above(limit: float) -> Callable[[Any, Any], Any]:
    def answer(x: Any, y: Any) -> Any:
        same_lengths(x, y)
        return sum(p * q for p, q in zip(x, y, strict=True) if abs(p * q) > limit)

    return answer


DOT_TINY = all_of(
    "manual_dot",
    "magnitudes",
    idea(
        "small_products_dropped",
        en="Small products count, too: leave no term out, however small.",
        zh="很小的乘积也要算进去：无论多小，都不要漏掉任何一项。",
    ),
    {f"above_{limit:g}": _products_above(limit) for limit in (1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3)},
)


@misconception(
    "manual_dot",
    check="zero-vector",
    en="The zero vector is a vector like any other here: its dot product with anything is 0, and nothing is raised.",
    zh="零向量在这里并不特殊：它与任何向量的点积都是 0，不要抛出异常。",
)
def dot_zero_raises(x: Any, y: Any) -> Any:
    found = dot(x, y)
    if len(x) and (not any(x) or not any(y)):
        raise ValueError
    return found


@misconception(
    "manual_dot",
    check="mismatched-lengths",
    en=RETURNED.en,
    zh=RETURNED.zh,
)
def dot_returns_error(x: Any, y: Any) -> Any:
    return dot(x, y) if len(x) == len(y) else ValueError()


@misconception(
    "manual_dot",
    check="source-rule",
    en="The point here is to multiply and add yourself, once, by hand: a loop or sum(...) over the pairs. "
    "From the next question on, np.dot is welcome.",
    zh="这一题就是要亲手做一次乘法和加法：用循环或 sum(...) 逐对计算。从下一题起可以用 np.dot。",
)
def dot_by_numpy(x: Any, y: Any) -> Any:
    same_lengths(x, y)
    return np.dot(x, y)


# Cosine similarity


def _numpy_cosine(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    a, b = numbers(a), numbers(b)
    return np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))


def _python_cosine(a: Any, b: Any) -> Any:
    return dot(a, b) / (norm(a) * norm(b))


def unguarded(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    """The cosine that is protected from zero vectors only where `test` says so."""

    def answer(a: Any, b: Any) -> Any:
        same_lengths(a, b)
        return 0.0 if test(a, b) else _numpy_cosine(a, b)

    return answer


COSINE_ZERO = all_of(
    "cosine_similarity", "zero-vector", NOT_A_NUMBER, {"nan": _numpy_cosine, "zero_division": _python_cosine}
)


@misconception(
    "cosine_similarity",
    check="zero-vector",
    en="One zero vector is enough for 0/0: write `or`, not `and`, between the two tests.",
    zh="只要有一个零向量就会 0/0：两个判断之间应写 `or`，而不是 `and`。",
)
def cosine_zero_both(a: Any, b: Any) -> Any:
    return unguarded(lambda a, b: not any(a) and not any(b))(a, b)


ONE_TESTED = idea(
    "only_one_vector_tested",
    en="Either vector may be the zero vector: test both lengths before you divide.",
    zh="两个向量都可能是零向量：除之前两个长度都要判断。",
)
COSINE_ONE_TESTED = all_of(
    "cosine_similarity",
    "zero-vector",
    ONE_TESTED,
    {"first": unguarded(lambda a, _b: not any(a)), "second": unguarded(lambda _a, b: not any(b))},
)


def beside_zero(value: Any) -> Callable[[Any, Any], Any]:
    def answer(a: Any, b: Any) -> Any:
        same_lengths(a, b)
        return cosine(a, b) if any(a) and any(b) else value

    return answer


ZERO_VALUE = idea(
    "another_value_beside_zero",
    en="Beside a zero vector the statement asks for exactly 0.0: "
    "a zero vector has no direction, so it has nothing in common with any other.",
    zh="与零向量在一起时，题目要求恰好返回 0.0：零向量没有方向，和谁都没有关系。",
)
COSINE_ZERO_VALUE = all_of(
    "cosine_similarity",
    "zero-vector",
    ZERO_VALUE,
    {
        "one": beside_zero(1.0),
        "minus_one": beside_zero(-1.0),
        "none": beside_zero(None),
        "inf": beside_zero(math.inf),
    },
)


def _both_zero_is_one(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    return cosine(a, b) if any(a) or any(b) else 1.0


COSINE_BOTH_ZERO = all_of(
    "cosine_similarity", "zero-vector", ZERO_VALUE, {"both_zero_is_one": _both_zero_is_one}
)


@misconception(
    "cosine_similarity",
    check="zero-vector",
    en="A zero vector is no error here: return 0.0, and raise only where the lengths differ.",
    zh="零向量在这里不是错误：请返回 0.0，只有长度不同时才抛出异常。",
)
def cosine_zero_raises(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    if not any(a) or not any(b):
        raise ValueError
    return cosine(a, b)


ZERO_TEST = idea(
    "zero_test_too_wide",
    en="Your test for the zero vector catches others, too: [1, −1] adds up to 0 and [0, 2] holds a 0, but neither is zero. "
    "Test the length: ‖a‖ == 0.",
    zh="你对零向量的判断太宽：[1, −1] 的和是 0，[0, 2] 含有 0，但都不是零向量。请判断长度：‖a‖ == 0。",
)
COSINE_ZERO_TEST = all_of(
    "cosine_similarity",
    "zero-vector",
    ZERO_TEST,
    {
        "sum_of_first": lambda a, b: cosine(a, b) if sum(a) else (same_lengths(a, b) or 0.0),
        "sum_of_either": lambda a, b: cosine(a, b) if sum(a) and sum(b) else (same_lengths(a, b) or 0.0),
        "sum_of_second": lambda a, b: cosine(a, b) if sum(b) else (same_lengths(a, b) or 0.0),
        "sum_not_positive": lambda a, b: (
            cosine(a, b) if sum(a) > 0 and sum(b) > 0 else (same_lengths(a, b) or 0.0)
        ),
    },
)
COSINE_ZERO_ELEMENT = all_of(
    "cosine_similarity",
    "zero-vector",
    ZERO_TEST,
    {"any_element": lambda a, b: cosine(a, b) if all(a) and all(b) else (same_lengths(a, b) or 0.0)},
)


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="This is the dot product alone: divide it by both lengths, ‖a‖·‖b‖, so that only the direction is left.",
    zh="这只是点积：还要除以两个长度 ‖a‖·‖b‖，才只剩下方向。",
)
def cosine_plain_dot(a: Any, b: Any) -> Any:
    return dot(a, b)


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You divide by the length of one vector only; divide by both, ‖a‖·‖b‖.",
    zh="你只除以了一个向量的长度；应除以两个长度的乘积 ‖a‖·‖b‖。",
)
def cosine_norm_of_first(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda a, _b: norm(a))


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You divide by the length of one vector only; divide by both, ‖a‖·‖b‖.",
    zh="你只除以了一个向量的长度；应除以两个长度的乘积 ‖a‖·‖b‖。",
)
def cosine_norm_of_second(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda _a, b: norm(b))


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You use one length twice: the divisor is ‖a‖·‖b‖, not ‖a‖·‖a‖.",
    zh="你把同一个长度用了两次：分母是 ‖a‖·‖b‖，不是 ‖a‖·‖a‖。",
)
def cosine_first_norm_twice(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda a, _b: norm(a) ** 2)


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You use one length twice: the divisor is ‖a‖·‖b‖, not ‖b‖·‖b‖.",
    zh="你把同一个长度用了两次：分母是 ‖a‖·‖b‖，不是 ‖b‖·‖b‖。",
)
def cosine_second_norm_twice(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda _a, b: norm(b) ** 2)


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="The square root is missing: a length is ‖a‖ = √Σaᵢ², not Σaᵢ².",
    zh="少了平方根：长度是 ‖a‖ = √Σaᵢ²，而不是 Σaᵢ²。",
)
def cosine_squared_norms(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda a, b: norm(a) ** 2 * norm(b) ** 2)


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You add the two lengths; multiply them: ‖a‖·‖b‖.",
    zh="你把两个长度相加了；应相乘：‖a‖·‖b‖。",
)
def cosine_sum_of_norms(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda a, b: norm(a) + norm(b))


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="dot / ‖a‖ * ‖b‖ multiplies by ‖b‖ again: put the divisor in brackets, dot / (‖a‖ * ‖b‖).",
    zh="dot / ‖a‖ * ‖b‖ 又乘上了 ‖b‖：请给分母加括号，dot / (‖a‖ * ‖b‖)。",
)
def cosine_brackets(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda a, b: norm(a) / norm(b))


COSINE_NORMS = all_of(
    "cosine_similarity",
    "worked-examples",
    NORMS,
    {
        "l1": lambda a, b: ratio(a, b, lambda a, b: float(sum(map(abs, a)) * sum(map(abs, b)))),
        "largest": lambda a, b: ratio(a, b, lambda a, b: float(max(map(abs, a)) * max(map(abs, b)))),
        "of_products": lambda a, b: ratio(
            a, b, lambda a, b: norm([p * q for p, q in zip(a, b, strict=True)]) or math.nan
        ),
        "of_difference": lambda a, b: ratio(
            a, b, lambda a, b: norm([p - q for p, q in zip(a, b, strict=True)]) or math.nan
        ),
        "of_sum": lambda a, b: ratio(
            a, b, lambda a, b: norm([p + q for p, q in zip(a, b, strict=True)]) or math.nan
        ),
        "root_of_sum": lambda a, b: ratio(a, b, lambda a, b: math.hypot(norm(a), norm(b))),
        "root_of_second_missing": lambda a, b: ratio(a, b, lambda a, b: norm(a) * norm(b) ** 2),
        "root_of_first_missing": lambda a, b: ratio(a, b, lambda a, b: norm(a) ** 2 * norm(b)),
        "root_twice": lambda a, b: ratio(a, b, lambda a, b: math.sqrt(norm(a) * norm(b))),
        "mean_squares": lambda a, b: ratio(a, b, lambda a, b: norm(a) * norm(b) / len(a)),
        "root_mean": lambda a, b: ratio(a, b, lambda a, b: norm(a) * norm(b) / math.sqrt(len(a))),
        "sums": lambda a, b: ratio(a, b, lambda a, b: float(sum(a) * sum(b)) or math.nan),
        "jaccard": lambda a, b: ratio(a, b, lambda a, b: norm(a) ** 2 + norm(b) ** 2 - float(dot(a, b))),
        "sum_of_squares": lambda a, b: ratio(a, b, lambda a, b: norm(a) ** 2 + norm(b) ** 2),
        "dice": lambda a, b: ratio(a, b, lambda a, b: (norm(a) ** 2 + norm(b) ** 2) / 2),
        "larger_norm": lambda a, b: ratio(a, b, lambda a, b: max(norm(a), norm(b)) ** 2),
    },
)


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You divide by the number of elements; divide by the two lengths ‖a‖·‖b‖, with ‖a‖ = √(a·a). "
    "len(a) counts elements, it is not the vector's length.",
    zh="你除以了元素个数；应除以两个长度 ‖a‖·‖b‖，其中 ‖a‖ = √(a·a)。len(a) 是元素个数，不是向量的长度。",
)
def cosine_by_count(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda a, _b: len(a))


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You divide by the number of elements; divide by the two lengths ‖a‖·‖b‖, with ‖a‖ = √(a·a). "
    "len(a) counts elements, it is not the vector's length.",
    zh="你除以了元素个数；应除以两个长度 ‖a‖·‖b‖，其中 ‖a‖ = √(a·a)。len(a) 是元素个数，不是向量的长度。",
)
def cosine_by_count_squared(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda a, _b: len(a) ** 2)


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You divide by the number of elements as well (a mean for a sum); divide by the two lengths only, ‖a‖·‖b‖.",
    zh="你还除以了元素个数（把求和写成了平均）；只应除以两个长度 ‖a‖·‖b‖。",
)
def cosine_mean(a: Any, b: Any) -> Any:
    return ratio(a, b, lambda a, b: len(a) * norm(a) * norm(b))


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="You subtract the means first: that is Pearson's correlation. The cosine takes the vectors as they are.",
    zh="你先减去了均值：那是皮尔逊相关系数。余弦直接用原来的向量。",
)
def cosine_pearson(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    if not any(a) or not any(b):
        return 0.0
    a, b = numbers(a), numbers(b)
    return _numpy_cosine(a - a.mean(), b - b.mean())


def of_cosine(change: Callable[[float], float]) -> Callable[[Any, Any], float]:
    """Something made of the right cosine; still 0.0 beside a zero vector."""

    def answer(a: Any, b: Any) -> float:
        found = cosine(a, b)
        return change(max(-1.0, min(1.0, found))) if any(a) and any(b) else 0.0

    return answer


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="1 − cos is the cosine *distance*, small for what is alike; the similarity is the cosine itself: "
    "1 for the same direction.",
    zh="1 − cos 是余弦*距离*，越像越小；相似度就是余弦本身：同方向为 1。",
)
def cosine_distance(a: Any, b: Any) -> Any:
    return of_cosine(lambda c: 1 - c)(a, b)


ANGLE = idea(
    "angle",
    en="This is the angle between the vectors; the similarity is its cosine, without arccos.",
    zh="这是两个向量的夹角；相似度是夹角的余弦，不要再取 arccos。",
)
COSINE_ANGLE = all_of(
    "cosine_similarity",
    "worked-examples",
    ANGLE,
    {
        "radians": of_cosine(math.acos),
        "degrees": of_cosine(lambda c: math.degrees(math.acos(c))),
        "share_of_pi": of_cosine(lambda c: math.acos(c) / math.pi),
        "angular": of_cosine(lambda c: 1 - math.acos(c) / math.pi),
    },
)
COSINE_ABS = all_of(
    "cosine_similarity",
    "worked-examples",
    NO_ABS,
    {"absolute": of_cosine(abs), "negative_left_out": of_cosine(lambda c: max(c, 0.0))},
)
RESCALED = idea(
    "rescaled",
    en="Return the cosine as it is, between −1 and 1: do not map it to another range, square it or take a root.",
    zh="请原样返回余弦，取值在 −1 到 1 之间：不要映射到别的区间，不要平方，也不要开方。",
)
COSINE_RESCALED = all_of(
    "cosine_similarity",
    "worked-examples",
    RESCALED,
    {
        "to_unit_interval": of_cosine(lambda c: (1 + c) / 2),
        "squared": of_cosine(lambda c: c * c),
        "percent": of_cosine(lambda c: 100 * c),
        "negated": of_cosine(lambda c: -c),
        "half": of_cosine(lambda c: c / 2),
        "double": of_cosine(lambda c: 2 * c),
        "sine": of_cosine(lambda c: math.sqrt(1 - c * c)),
    },
)
DISTANCE = idea(
    "euclidean_distance",
    en="This is made of the Euclidean distance ‖a − b‖, which depends on the lengths; "
    "the cosine compares directions: a·b / (‖a‖·‖b‖).",
    zh="这里用的是欧几里得距离 ‖a − b‖，它与长度有关；余弦比较的是方向：a·b / (‖a‖·‖b‖)。",
)


def apart(change: Callable[[float], float]) -> Callable[[Any, Any], float]:
    def answer(a: Any, b: Any) -> float:
        same_lengths(a, b)
        if not any(a) or not any(b):
            return 0.0
        return change(norm([float(p) - float(q) for p, q in zip(a, b, strict=True)]))

    return answer


COSINE_DISTANCE = all_of(
    "cosine_similarity",
    "worked-examples",
    DISTANCE,
    {
        "distance": apart(lambda d: d),
        "inverse": apart(lambda d: 1 / (1 + d)),
        "exponential": apart(lambda d: math.exp(-d)),
        "one_minus": apart(lambda d: 1 - d),
    },
)


def small_is_zero(limit: float, *, each: bool) -> Callable[[Any, Any], Any]:
    def answer(a: Any, b: Any) -> Any:
        same_lengths(a, b)
        sizes = (norm(a), norm(b)) if each else (norm(a) * norm(b),)
        return 0.0 if min(sizes) <= limit or not any(a) or not any(b) else cosine(a, b)

    return answer


COSINE_TINY = all_of(
    "cosine_similarity",
    "magnitudes",
    TINY,
    {
        **{
            f"plus_{eps:g}": divisor_plus(dot_as_float, lengths, eps)
            for eps in (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
        },
        **{f"at_least_{eps:g}": divisor_at_least(dot_as_float, lengths, eps) for eps in (1e-6, 1e-7, 1e-8)},
        **{f"product_below_{eps:g}": small_is_zero(eps, each=False) for eps in (1e-5, 1e-6, 1e-7, 1e-8)},
        **{f"norm_below_{eps:g}": small_is_zero(eps, each=True) for eps in (1e-2, 1e-3, 1e-4)},
    },
)
COSINE_EACH_PLUS = all_of(
    "cosine_similarity",
    "magnitudes",
    TINY,
    {
        f"each_plus_{eps:g}": lambda a, b, eps=eps: (
            same_lengths(a, b) or float(dot(a, b)) / ((norm(a) + eps) * (norm(b) + eps))
        )
        for eps in (1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
    },
)
COSINE_ROUNDED = all_of(
    "cosine_similarity",
    "random",
    ROUNDED,
    {
        **decimals(cosine, MANY),
        "whole": rounded_to_whole(cosine),
        "cut": cut_to_integers(cosine),
        "floor_division": lambda a, b: ratio(a, b, lambda a, b: norm(a) * norm(b)) // 1,
        "cut_input": lambda a, b: same_lengths(a, b) or cosine([int(p) for p in a], [int(q) for q in b]),
    },
)
COSINE_PRECISION = all_of(
    "cosine_similarity",
    "random",
    FLOAT32,
    {"float32": lambda a, b: np.float32(cosine(np.asarray(a, np.float32), np.asarray(b, np.float32)))},
)


def _truncated(a: Any, b: Any) -> Any:
    shared = min(len(a), len(b))
    top = dot(a[:shared], b[:shared])
    return top / (norm(a) * norm(b)) if any(a) and any(b) else 0.0


def _cut_to_shorter(a: Any, b: Any) -> Any:
    shared = min(len(a), len(b))
    return cosine(a[:shared], b[:shared])


def _broadcast(a: Any, b: Any) -> Any:
    a, b = numbers(a), numbers(b)
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return np.sum(a * b) / lengths if lengths else 0.0


COSINE_LENGTHS = all_of(
    "cosine_similarity",
    "mismatched-lengths",
    LENGTHS,
    {
        "zip": _truncated,
        "cut_to_shorter": _cut_to_shorter,
        "broadcast": _broadcast,
        "index": lambda a, b: _by_index(a, b) / (norm(a) * norm(b)) if any(a) and any(b) else 0.0,
    },
)
COSINE_OTHER_ERROR = all_of(
    "cosine_similarity",
    "mismatched-lengths",
    OTHER_ERROR,
    {
        f"raises_{error.__name__}": raises_instead(cosine, error)
        for error in (AssertionError, TypeError, IndexError, Exception, RuntimeError)
    },
)
MISMATCH_VALUE = Idea(name="mismatch_returns_a_value", text=INSTEAD)
COSINE_MISMATCH_VALUE = all_of(
    "cosine_similarity",
    "mismatched-lengths",
    MISMATCH_VALUE,
    {
        "mismatch_zero": returns_instead(cosine, 0.0),
        "mismatch_none": returns_instead(cosine, None),
    },
)


def _normalises_in_place(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    first, second = norm(a), norm(b)
    if not first or not second:
        return 0.0
    if isinstance(a, np.ndarray):
        a /= first
        b /= second
    else:
        for i in range(len(a)):
            a[i] /= first
            b[i] /= second
    return float(sum(p * q for p, q in zip(a, b, strict=True)))


def _normalises_arrays_in_place(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    first, second = norm(a), norm(b)
    if not first or not second:
        return 0.0
    a /= first
    b /= second
    return np.dot(a, b)


COSINE_IN_PLACE = all_of(
    "cosine_similarity",
    "unchanged-inputs",
    CHANGES_ARGUMENTS,
    {"normalises": _normalises_in_place, "normalises_arrays": _normalises_arrays_in_place},
)


def _method_cosine(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    top, bottom = a.dot(b), (a**2).sum() ** 0.5 * (b**2).sum() ** 0.5
    return top / bottom if bottom else 0.0


def _operator_cosine(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    bottom = norm(a) * norm(b)
    return np.sum(a * b) / bottom if bottom else 0.0


COSINE_LISTS = all_of(
    "cosine_similarity",
    "containers",
    ARRAYS_ONLY,
    {
        "methods": _method_cosine,
        "operators": _operator_cosine,
        "shape": lambda a, b: cosine(a, b) if a.shape == b.shape else same_lengths(a, b),
    },
)


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="The answer is a 1 by 1 matrix; a similarity is one number: take element [0, 0].",
    zh="答案是 1×1 的矩阵；相似度应是一个数：请取元素 [0, 0]。",
)
def cosine_as_matrix(a: Any, b: Any) -> Any:
    found = cosine(a, b)
    return np.array([[found]]) if any(a) and any(b) else found


COSINE_KIND = (
    *all_of("cosine_similarity", "same-twice", KEEPS_STATE, {"remembers": one_more_each_time(cosine)}),
    *all_of("cosine_similarity", "worked-examples", TEXT_FOR_NUMBER, {"text": as_text(cosine)}),
    *all_of(
        "cosine_similarity",
        "worked-examples",
        NOTHING,
        {
            "nothing": lambda a, b: cosine(a, b) and None,
            "nothing_at_all": returns_nothing(cosine),
            "nothing_unless_zero": lambda a, b: None if cosine(a, b) or (any(a) and any(b)) else 0.0,
            "nothing_where_equal": same_lengths,
        },
    ),
    *all_of(
        "cosine_similarity",
        "worked-examples",
        UNKNOWN_NAME,
        {
            "unknown_name": raises(NameError()),
            "unknown_name_later": lambda a, b: (
                raises(NameError())() if cosine(a, b) or (any(a) and any(b)) else 0.0
            ),
        },
    ),
    *all_of(
        "cosine_similarity",
        "worked-examples",
        ARRAY_FOR_NUMBER,
        {
            "one_element": lambda a, b: np.array([cosine(a, b)]) if any(a) and any(b) else cosine(a, b),
            "one_element_list": lambda a, b: [cosine(a, b)] if any(a) and any(b) else cosine(a, b),
        },
    ),
    *all_of(
        "cosine_similarity",
        "containers",
        TRUTH_OF_AN_ARRAY,
        {"truth": lists_only(cosine, NO_TRUTH_VALUE)},
    ),
    *all_of(
        "cosine_similarity", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(cosine)}
    ),
    *all_of(
        "cosine_similarity",
        "containers",
        ARRAYS_ONLY,
        {
            "any_method": arrays_only(cosine, AttributeError()),
            "any_operator": arrays_only(cosine, TypeError()),
        },
    ),
)


@misconception(
    "cosine_similarity",
    check="mismatched-lengths",
    en=RETURNED.en,
    zh=RETURNED.zh,
)
def cosine_returns_error(a: Any, b: Any) -> Any:
    return cosine(a, b) if len(a) == len(b) else ValueError()


# All cosines of the rows

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
    return by_rows(X, _python_cosine)


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
    {"absolute": of_cosines(np.abs), "negative_left_out": of_cosines(lambda S: np.maximum(S, 0.0))},
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
        ARRAYS_ONLY,
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
    LIST_FOR_ARRAY,
    {"list": as_lists(cosines), "list_of_rows": as_list_of_rows(cosines)},
)


def _guarded(X: Any, limit: float) -> Any:
    X = numbers(X)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    return X / np.where(norms <= limit, 1.0, norms)


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
    TINY,
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
MATRIX_PRECISION = all_of("cosine_matrix", "random", FLOAT32, {"float32": in_float32(cosines)})


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
    ARRAYS_ONLY,
    {"shape": _matrix_arrays_only, "operators": _matrix_operators_only},
)

# Attention scores

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


def softmax(S: Any, axis: int = -1) -> Any:
    E = np.exp(S - S.max(axis=axis, keepdims=True))
    return E / E.sum(axis=axis, keepdims=True)


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
SCORES_LIST = all_of("attention_scores", "worked-examples", LIST_FOR_ARRAY, {"list": as_lists(scores)})
SCORES_ROUNDED = all_of(
    "attention_scores",
    "random",
    ROUNDED,
    {
        **decimals(scores, FEW),
        "cut": cut_to_integers(scores),
    },
)
SCORES_PRECISION = all_of("attention_scores", "random", FLOAT32, {"float32": in_float32(scores)})

# Projections


def product_as_float(v: Any, u: Any) -> float:
    return float(np.dot(v, u))


def length_of_u(_v: Any, u: Any) -> float:
    return norm(u)


def shadow(v: Any, u: Any, divisor: Callable[[Any, Any], float]) -> Any:
    return float(np.dot(v, u)) / divisor(v, u) if any(u) else 0.0


def length(v: Any, u: Any) -> Any:
    return shadow(v, u, lambda _v, u: norm(u))


def _length_nan(v: Any, u: Any) -> Any:
    return np.dot(v, u) / np.linalg.norm(u)


LENGTH_ZERO = all_of(
    "projection_length",
    "zero-vector",
    NOT_A_NUMBER,
    {"nan": _length_nan, "zero_division": lambda v, u: float(np.dot(v, u)) / norm(u)},
)
LENGTH_ZERO_TESTED = all_of(
    "projection_length",
    "zero-vector",
    idea(
        "wrong_vector_tested",
        en="You divide by ‖u‖, so u is what must not be zero: test u, not v.",
        zh="除数是 ‖u‖，不能为零的是 u：请判断 u，而不是 v。",
    ),
    {"v_tested": lambda v, u: _length_nan(v, u) if any(v) else 0.0},
)


@misconception(
    "projection_length",
    check="worked-examples",
    en="Divide by the length of u: the projection must not change when u is made longer.",
    zh="要除以 u 的长度：把 u 拉长，投影不应改变。",
)
def length_not_divided(v: Any, u: Any) -> Any:
    return float(np.dot(v, u))


@misconception(
    "projection_length",
    check="worked-examples",
    en="You divide by both lengths, which is the cosine; the shadow of v keeps v's own length: divide by ‖u‖ only.",
    zh="你除以了两个长度，得到的是余弦；v 的影子要保留 v 自己的长度：只除以 ‖u‖。",
)
def length_cosine(v: Any, u: Any) -> Any:
    return cosine(v, u)


@misconception(
    "projection_length",
    check="worked-examples",
    en="You divide by ‖u‖², which gives the *factor* of u in the projected vector; its length is v·u / ‖u‖.",
    zh="你除以了 ‖u‖²，得到的是投影向量里 u 的*系数*；长度是 v·u / ‖u‖。",
)
def length_factor(v: Any, u: Any) -> Any:
    return shadow(v, u, lambda _v, u: norm(u) ** 2)


@misconception(
    "projection_length",
    check="worked-examples",
    en="You divide by the length of v; v is projected onto u, so divide by ‖u‖.",
    zh="你除以了 v 的长度；这里是把 v 投影到 u 上，应除以 ‖u‖。",
)
def length_of_other(v: Any, u: Any) -> Any:
    return shadow(v, u, lambda v, _u: norm(v)) if any(v) else 0.0


LENGTH_SIGN = all_of(
    "projection_length",
    "sign",
    NO_ABS,
    {
        "absolute": made_positive(length),
        "negative_left_out": lambda v, u: max(0.0, shadow(v, u, lambda _v, u: norm(u))),
    },
)
LENGTH_NORMS = all_of(
    "projection_length",
    "worked-examples",
    idea(
        "wrong_length_of_u",
        en="The divisor is the Euclidean length ‖u‖ = √Σuᵢ², of u alone.",
        zh="分母是 u 的欧几里得长度 ‖u‖ = √Σuᵢ²，只与 u 有关。",
    ),
    {
        "l1": lambda v, u: shadow(v, u, lambda _v, u: float(np.abs(u).sum())),
        "largest": lambda v, u: shadow(v, u, lambda _v, u: float(np.abs(u).max())),
        "sum": lambda v, u: shadow(v, u, lambda _v, u: float(np.sum(u)) or math.nan),
        "count": lambda v, u: shadow(v, u, lambda _v, u: len(u)),
        "root_of_length": lambda v, u: shadow(v, u, lambda _v, u: math.sqrt(norm(u))),
    },
)


@misconception(
    "projection_length",
    check="worked-examples",
    en="This is the projected vector; its signed length, v·u / ‖u‖, is asked for: one number.",
    zh="这是投影得到的向量；题目要的是它带符号的长度 v·u / ‖u‖，是一个数。",
)
def length_as_vector(v: Any, u: Any) -> Any:
    return np.asarray(u) * shadow(v, u, lambda _v, u: norm(u) ** 2)


@misconception(
    "projection_length",
    check="worked-examples",
    en="This is the part of v *across* u; the projection is the part *along* u: v·u / ‖u‖.",
    zh="这是 v *垂直于* u 的部分；投影是*沿着* u 的部分：v·u / ‖u‖。",
)
def length_across(v: Any, u: Any) -> Any:
    v = numbers(v)
    return float(np.linalg.norm(v - numbers(u) * shadow(v, u, lambda _v, u: norm(u) ** 2))) if any(u) else 0.0


def length_when(small: Callable[[float], bool]) -> Callable[[Any, Any], Any]:
    return lambda v, u: 0.0 if small(norm(u)) or not any(u) else shadow(v, u, lambda _v, u: norm(u))


LENGTH_TINY = all_of(
    "projection_length",
    "magnitudes",
    TINY,
    {
        **{
            f"plus_{eps:g}": divisor_plus(product_as_float, length_of_u, eps)
            for eps in (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
        },
        **{f"below_{eps:g}": length_when(lambda n, eps=eps: n <= eps) for eps in (1e-3, 1e-4)},
    },
)
LENGTH_ROUNDED = all_of(
    "projection_length",
    "random",
    ROUNDED,
    {
        **decimals(length, MANY),
        "cut": cut_to_integers(length),
    },
)
LENGTH_PRECISION = all_of(
    "projection_length",
    "random",
    FLOAT32,
    {"float32": in_float32(length)},
)


def _length_in_place(v: Any, u: Any) -> Any:
    length = norm(u)
    if not length:
        return 0.0
    u /= length
    return np.dot(v, u)


LENGTH_IN_PLACE = all_of(
    "projection_length", "unchanged-inputs", CHANGES_ARGUMENTS, {"normalises": _length_in_place}
)


LENGTH_KIND = (
    *all_of("projection_length", "same-twice", KEEPS_STATE, {"remembers": one_more_each_time(length)}),
    *all_of("projection_length", "worked-examples", TEXT_FOR_NUMBER, {"text": as_text(length)}),
    *all_of(
        "projection_length",
        "worked-examples",
        NOTHING,
        {"nothing": returns_nothing(length), "nothing_unless_zero": lambda _v, u: None if any(u) else 0.0},
    ),
    *all_of(
        "projection_length",
        "worked-examples",
        UNKNOWN_NAME,
        {
            "unknown_name": raises(NameError()),
            "unknown_name_later": lambda _v, u: raises(NameError())() if any(u) else 0.0,
        },
    ),
    *all_of(
        "projection_length",
        "worked-examples",
        ARRAY_FOR_NUMBER,
        {
            "one_element": lambda v, u: np.array([length(v, u)]) if any(u) else 0.0,
            "one_by_one": lambda v, u: np.array([[length(v, u)]]) if any(u) else 0.0,
        },
    ),
    *all_of(
        "projection_length",
        "zero-vector",
        TRUTH_OF_AN_ARRAY,
        {"truth": lists_only(length, NO_TRUTH_VALUE)},
    ),
    *all_of(
        "projection_length", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(length)}
    ),
)


@misconception(
    "projection_length",
    check="zero-vector",
    en="A zero vector is no error here: return 0.0 before you divide.",
    zh="零向量在这里不是错误：请在除之前先返回 0.0。",
)
def length_zero_raises(v: Any, u: Any) -> Any:
    if not any(u):
        raise ValueError
    return length(v, u)


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


PROJECT_LIST = all_of("project", "worked-examples", LIST_FOR_ARRAY, {"list": as_lists(product_of)})
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
PROJECT_PRECISION = all_of("project", "random", FLOAT32, {"float32": in_float32(product_of)})

# The pair


def pair(a: Any, b: Any) -> tuple[Any, Any]:
    return dot(a, b), cosine(a, b)


def pair_as_floats(a: Any, b: Any) -> tuple[float, float]:
    return float(dot(a, b)), cosine(a, b)


@misconception(
    "compare_similarity",
    check="worked-examples",
    en="The order is (dot product, cosine similarity): you return the cosine first.",
    zh="顺序是（点积, 余弦相似度）：你把余弦放在了前面。",
)
def pair_swapped(a: Any, b: Any) -> Any:
    return pair_reversed(pair)(a, b)


@misconception(
    "compare_similarity",
    check="worked-examples",
    en="Return both numbers, as a pair: `return dot, cosine`.",
    zh="两个数都要返回，作为一对：`return dot, cosine`。",
)
def pair_cosine_only(a: Any, b: Any) -> Any:
    return cosine(a, b)


@misconception(
    "compare_similarity",
    check="worked-examples",
    en="Return both numbers, as a pair: `return dot, cosine`.",
    zh="两个数都要返回，作为一对：`return dot, cosine`。",
)
def pair_dot_only(a: Any, b: Any) -> Any:
    return dot(a, b)


@misconception(
    "compare_similarity",
    check="worked-examples",
    en="Return both numbers, as a pair: `return dot, cosine`, and not their difference.",
    zh="两个数都要返回，作为一对：`return dot, cosine`，而不是它们的差。",
)
def pair_difference(a: Any, b: Any) -> Any:
    return dot(a, b) - cosine(a, b)


@misconception(
    "compare_similarity",
    check="worked-examples",
    en="Both numbers are the cosine: the first is the plain dot product, of the vectors as they are, not of unit vectors.",
    zh="两个数都成了余弦：第一个应是原来的向量（不是单位向量）的点积。",
)
def pair_both_cosine(a: Any, b: Any) -> Any:
    return cosine(a, b), cosine(a, b)


@misconception(
    "compare_similarity",
    check="worked-examples",
    en="Both numbers are the dot product: divide the second by both lengths.",
    zh="两个数都成了点积：第二个还要除以两个长度。",
)
def pair_both_dot(a: Any, b: Any) -> Any:
    return dot(a, b), dot(a, b)


@misconception(
    "compare_similarity",
    check="worked-examples",
    en="Return a tuple or list of two numbers, not a dictionary: `return dot, cosine`.",
    zh="请返回两个数的元组或列表，而不是字典：`return dot, cosine`。",
)
def pair_dictionary(a: Any, b: Any) -> Any:
    found = pair(a, b)
    return {"dot": found[0], "cosine": found[1]}


def second(change: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: (dot(a, b), change(a, b))


PAIR_ZERO = all_of(
    "compare_similarity",
    "zero-vector",
    NOT_A_NUMBER,
    {"nan": second(_numpy_cosine), "zero_division": second(_python_cosine)},
)
PAIR_ZERO_VALUE = all_of(
    "compare_similarity",
    "zero-vector",
    ZERO_VALUE,
    {"one": second(beside_zero(1.0)), "none": second(beside_zero(None))},
)


@misconception(
    "compare_similarity",
    check="zero-vector",
    en="Beside a zero vector it is still a pair: (0.0, 0.0), not one number.",
    zh="与零向量在一起时仍要返回一对：(0.0, 0.0)，而不是一个数。",
)
def pair_zero_single(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    return pair(a, b) if any(a) and any(b) else 0.0


PAIR_LENGTHS = all_of(
    "compare_similarity",
    "mismatched-lengths",
    LENGTHS,
    {
        "zip": lambda a, b: (sum(p * q for p, q in zip(a, b, strict=False)), _truncated(a, b)),
        "cut_to_shorter": lambda a, b: (
            sum(p * q for p, q in zip(a, b, strict=False)),
            _cut_to_shorter(a, b),
        ),
        "broadcast": lambda a, b: (np.sum(np.asarray(a) * np.asarray(b)), _broadcast(a, b)),
    },
)
PAIR_OTHER_ERROR = all_of(
    "compare_similarity",
    "mismatched-lengths",
    OTHER_ERROR,
    {
        f"raises_{error.__name__}": raises_instead(pair, error)
        for error in (AssertionError, TypeError, IndexError, Exception)
    },
)
PAIR_MISMATCH_VALUE = all_of(
    "compare_similarity",
    "mismatched-lengths",
    MISMATCH_VALUE,
    {
        "zeros": returns_instead(pair, (0.0, 0.0)),
        "none": returns_instead(pair, None),
        "nones": returns_instead(pair, (None, None)),
        "zero": returns_instead(pair, 0),
    },
)
PAIR_TINY = all_of(
    "compare_similarity",
    "magnitudes",
    TINY,
    {
        **{
            f"plus_{eps:g}": second(divisor_plus(dot_as_float, lengths, eps))
            for eps in (1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
        },
        **{f"product_below_{eps:g}": second(small_is_zero(eps, each=False)) for eps in (1e-7, 1e-8)},
    },
)
PAIR_ROUNDED = all_of(
    "compare_similarity",
    "random",
    ROUNDED,
    {
        **decimals(pair_as_floats, FEW),
        **{f"second_{n}_decimals": second(lambda a, b, n=n: round(cosine(a, b), n)) for n in (2, 3, 4, 6)},
    },
)
PAIR_PARTS = all_of(
    "compare_similarity",
    "worked-examples",
    NORMS,
    {
        "norm_of_first": second(lambda a, b: ratio(a, b, lambda a, _b: norm(a))),
        "norm_of_second": second(lambda a, b: ratio(a, b, lambda _a, b: norm(b))),
        "squared_norms": second(lambda a, b: ratio(a, b, lambda a, b: norm(a) ** 2 * norm(b) ** 2)),
        "sum_of_norms": second(lambda a, b: ratio(a, b, lambda a, b: norm(a) + norm(b))),
    },
)
PAIR_RESCALED = (
    *all_of(
        "compare_similarity",
        "worked-examples",
        RESCALED,
        {
            "distance": second(of_cosine(lambda c: 1 - c)),
            "to_unit_interval": second(of_cosine(lambda c: (1 + c) / 2)),
            "squared": second(of_cosine(lambda c: c * c)),
            "percent": second(of_cosine(lambda c: 100 * c)),
        },
    ),
    *all_of(
        "compare_similarity",
        "worked-examples",
        ANGLE,
        {
            "radians": second(of_cosine(math.acos)),
            "degrees": second(of_cosine(lambda c: math.degrees(math.acos(c)))),
        },
    ),
)
PAIR_KIND = (
    *all_of(
        "compare_similarity",
        "same-twice",
        KEEPS_STATE,
        {"remembers": one_more_each_time(lambda a, b: list(pair(a, b)))},
    ),
    *all_of("compare_similarity", "worked-examples", TEXT_FOR_NUMBER, {"text": as_text(pair)}),
    *all_of(
        "compare_similarity",
        "worked-examples",
        NOTHING,
        {"nothing": returns_nothing(pair), "nothing_where_equal": same_lengths},
    ),
    *all_of("compare_similarity", "worked-examples", UNKNOWN_NAME, {"unknown_name": raises(NameError())}),
    *all_of(
        "compare_similarity", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(pair)}
    ),
    *all_of(
        "compare_similarity",
        "worked-examples",
        ARRAYS_ONLY,
        {"methods": arrays_only(pair, AttributeError()), "operators": arrays_only(pair, TypeError())},
    ),
)
PAIR_ABS = all_of(
    "compare_similarity",
    "random",
    NO_ABS,
    {"second": second(of_cosine(abs)), "both": made_positive(pair)},
)


def _pair_in_place(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    first = dot(a, b)
    return first, _normalises_in_place(a, b)


def _pair_arrays_in_place(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    first = dot(a, b)
    return first, _normalises_arrays_in_place(a, b)


PAIR_IN_PLACE = all_of(
    "compare_similarity",
    "unchanged-inputs",
    CHANGES_ARGUMENTS,
    {"normalises": _pair_in_place, "normalises_arrays": _pair_arrays_in_place},
)


# More of each question, met in work that the rest was not made from


def idea_of(
    question: str, check: str, name: str, en: str, zh: str, **answers: Any
) -> tuple[Misconception, ...]:
    """Misconceptions that only this sentence is about."""
    return all_of(
        question, check, idea(name, en=en, zh=zh), {f"{name}_{key}": f for key, f in answers.items()}
    )


def checked(function: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """The function, for vectors of one length."""

    def answer(x: Any, y: Any) -> Any:
        same_lengths(x, y)
        return function(x, y)

    return answer


def first_two(v: Any, u: Any) -> float:
    return float(v[0] * u[0] + v[1] * u[1]) / math.hypot(u[0], u[1])


MORE_DOT = (
    *idea_of(
        "manual_dot", "worked-examples", "partial_sums",
        "These are all the partial sums; the dot product is the last one, a single number.",
        "这是每一步的累加；点积只是最后一个，是一个数。",
        cumsum=checked(lambda x, y: np.cumsum(numbers(x) * numbers(y))),
    ),
    *idea_of(
        "manual_dot", "worked-examples", "operations_exchanged",
        "Sum and product are exchanged: multiply within each pair, and add up over the pairs.",
        "加和乘弄反了：每对之内相乘，各对之间相加。",
        product_of_sums=checked(lambda x, y: math.prod(p + q for p, q in zip(x, y, strict=True))),
    ),
    *idea_of(
        "manual_dot", "worked-examples", "along_each_vector",
        "You multiply along each vector; multiply across, x[i] with y[i], then add up.",
        "你在每个向量内部连乘了；应该 x[i] 与 y[i] 相乘，再相加。",
        products=checked(lambda x, y: math.prod(x) + math.prod(y)),
    ),
    *idea_of(
        "manual_dot", "worked-examples", "root_of_size",
        "The dot product is the sum itself: take no square root, and keep the sign.",
        "点积就是这个和本身：不要开平方，也要保留符号。",
        root=lambda x, y: math.sqrt(abs(dot(x, y))),
    ),
)  # fmt: skip
MORE_COSINE = (
    *idea_of(
        "cosine_similarity", "worked-examples", "multiplied_by_lengths",
        "You multiply by the lengths; divide by them.", "你乘上了长度；应该除以它们。",
        once=lambda a, b: dot(a, b) * norm(a) * norm(b),
        squared=lambda a, b: dot(a, b) * norm(a) ** 2 * norm(b) ** 2,
    ),
    *idea_of(
        "cosine_similarity", "worked-examples", "cosine_of_cosine",
        "The quotient already is the cosine: do not apply np.cos to it.",
        "这个商本身就是余弦：不要再套 np.cos。",
        cosine=of_cosine(math.cos),
        dot=lambda a, b: math.cos(dot(a, b)),
    ),
    *idea_of(
        "cosine_similarity", "worked-examples", "root_without_squares",
        "Square the elements before you add them up: ‖a‖ = √Σaᵢ².",
        "先平方再相加：‖a‖ = √Σaᵢ²。",
        sums=lambda a, b: ratio(a, b, lambda a, b: math.sqrt(abs(sum(a)) * abs(sum(b))) or math.inf),
    ),
    *idea_of(
        "cosine_similarity", "worked-examples", "centred",
        "Nothing is to be subtracted: with the means taken away this is the correlation, not the cosine.",
        "不要减去任何数：减去平均值以后是相关系数，不是余弦。",
        guarded=checked(lambda a, b: cosine(numbers(a) - np.mean(a), numbers(b) - np.mean(b))),
    ),
    *all_of(
        "cosine_similarity", "magnitudes", TINY,
        {f"each_at_least_{least:g}": checked(
            lambda a, b, least=least: dot(a, b) / (max(norm(a), least) * max(norm(b), least))
        ) for least in (1e-2, 1e-3, 1e-4)},
    ),
)  # fmt: skip
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
)  # fmt: skip
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
)  # fmt: skip
MORE_LENGTH = (
    *idea_of(
        "projection_length", "worked-examples", "multiplied_by_length",
        "You multiply by the length of u; divide by it.", "你乘上了 u 的长度；应该除以它。",
        once=lambda v, u: np.dot(v, u) * norm(u),
    ),
    *idea_of(
        "projection_length", "worked-examples", "own_length",
        "This is the length of v itself; only its part along u counts.",
        "这是 v 本身的长度；要的只是它沿 u 的部分。",
        of_v=lambda v, u: norm(v) if any(u) else 0.0,
    ),
    *idea_of(
        "projection_length", "worked-examples", "zero_element",
        "Your test for the zero vector catches others, too: [0, 2] holds a 0, but it is not zero.",
        "你对零向量的判断误伤了别的向量：[0, 2] 含有 0，但不是零向量。",
        any_zero=lambda v, u: length(v, u) if all(u) else 0.0,
    ),
    *idea_of(
        "projection_length", "random", "two_components",
        "Use all components, not just the first two.", "要用全部分量，而不只是前两个。",
        two=first_two,
    ),
    *idea_of(
        "projection_length", "zero-vector", "length_beside_zero",
        "On the zero vector the statement asks for 0.0: return just that.",
        "向零向量投影，题目要求返回 0.0：请就返回它。",
        none=lambda v, u: length(v, u) if any(u) else None,
        of_v=lambda v, u: length(v, u) if any(u) else norm(v),
    ),
    *all_of(
        "projection_length", "magnitudes", TINY,
        {f"divisor_at_least_{least:g}": divisor_at_least(product_as_float, length_of_u, least)
         for least in (1.0, 1e-2, 1e-3, 1e-4)},
    ),
    *idea_of(
        "projection_length", "worked-examples", "roles_and_square",
        "The roles are exchanged, and the divisor is squared: the length is v·u / ‖u‖.",
        "v 与 u 的角色弄反了，除数又多了平方：长度是 v·u / ‖u‖。",
        both=lambda v, u: shadow(u, v, lambda _v, u: norm(u) ** 2),
    ),
    *idea_of(
        "projection_length", "worked-examples", "length_of_difference",
        "‖v − u‖ is the distance between the two ends; the length of the shadow is v·u / ‖u‖.",
        "‖v − u‖ 是两个端点的距离；影子的长度是 v·u / ‖u‖。",
        distance=lambda v, u: float(np.linalg.norm(numbers(v) - numbers(u))),
    ),
    *idea_of(
        "projection_length", "worked-examples", "factor_times_own_length",
        "The factor v·u / (u·u) belongs to u: times ‖u‖, not ‖v‖, it gives the length, which is v·u / ‖u‖.",
        "系数 v·u / (u·u) 是 u 的倍数：应乘 ‖u‖ 而不是 ‖v‖，即 v·u / ‖u‖。",
        of_v=lambda v, u: shadow(v, u, lambda _v, u: norm(u) ** 2) * norm(v),
    ),
    *idea_of(
        "projection_length", "worked-examples", "not_added_up",
        "Add the products up first; the answer is one number.", "先把乘积加起来；结果是一个数。",
        elements=lambda v, u: v * u / norm(u) if any(u) else 0.0,
    ),
    *idea_of(
        "projection_length", "worked-examples", "norm_of_products",
        "The norm of the products is not their sum: add v[i]·u[i] up, signs and all.",
        "乘积的范数不是乘积之和：请把 v[i]·u[i] 连同符号加起来。",
        norm=lambda v, u: float(np.linalg.norm(v * u)) / norm(u) if any(u) else 0.0,
    ),
)  # fmt: skip
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
)  # fmt: skip
MORE_PAIR = (
    *idea_of(
        "compare_similarity", "worked-examples", "not_a_pair",
        "Return the two numbers themselves, as a tuple or list: `return dot, cosine`.",
        "请返回两个数本身（元组或列表）：`return dot, cosine`。",
        array=lambda a, b: np.array(pair(a, b)),
        truth=lambda a, b: bool(dot(a, b) > cosine(a, b)),
        set=lambda a, b: set(pair(a, b)),
        nested=lambda a, b: [list(pair(a, b))],
    ),
    *idea_of(
        "compare_similarity", "worked-examples", "more_than_two",
        "Return exactly two numbers: the dot product, then the cosine similarity.",
        "只返回两个数：先点积，再余弦相似度。",
        difference=lambda a, b: (*pair(a, b), dot(a, b) - cosine(a, b)),
        larger=lambda a, b: (*pair(a, b), max(pair(a, b))),
    ),
    *all_of(
        "compare_similarity", "worked-examples", TEXT_FOR_NUMBER,
        {"texts": lambda a, b: tuple(f"{each:.4f}" for each in pair(a, b))},
    ),
)  # fmt: skip

HALF_A_POWER = idea(
    "half_a_power",
    en="`x ** 1/2` is (x ** 1) / 2, half of x; a square root is `x ** 0.5` or math.sqrt(x).",
    zh="`x ** 1/2` 等于 (x ** 1) / 2，即 x 的一半；平方根应写 `x ** 0.5` 或 math.sqrt(x)。",
)
STAR = idea(
    "star_for_product",
    en="`*` multiplies element by element; rows with rows is a matrix product: A @ B.T.",
    zh="`*` 是逐元素相乘；行与行的点积要用矩阵乘法：A @ B.T。",
)


def multiplied_again(x: Any, y: Any) -> float:
    total = 0.0
    for p, q in zip(x, y, strict=True):
        total = (total + p) * q
    return total


LESS_COMMON = (
    *idea_of(
        "manual_dot", "worked-examples", "index_for_element",
        "You multiply by the index i, not by the element x[i].", "乘的是下标 i，而不是元素 x[i]。",
        enumerated=checked(lambda _x, y: sum(i * q for i, q in enumerate(y))),
    ),
    *idea_of(
        "manual_dot", "worked-examples", "places_shifted",
        "The places are shifted: x[i] belongs to y[i].", "位置错开了：x[i] 对应 y[i]。",
        back=checked(lambda x, y: sum(x[i] * y[i - 1] for i in range(len(x)))),
        forth=checked(lambda x, y: sum(x[i] * y[(i + 1) % len(y)] for i in range(len(x)))),
    ),
    *idea_of(
        "manual_dot", "worked-examples", "products_squared",
        "Do not square the products: the dot product is Σ xᵢyᵢ.", "乘积不要再平方：点积是 Σ xᵢyᵢ。",
        squares=checked(lambda x, y: sum((p * q) ** 2 for p, q in zip(x, y, strict=True))),
    ),
    *idea_of(
        "manual_dot", "worked-examples", "subtracted",
        "Add the products up, do not subtract them.", "乘积要相加，不要相减。",
        from_first=checked(lambda x, y: 2 * x[0] * y[0] - dot(x, y) if len(x) else 0.0),
        all=checked(lambda x, y: -dot(x, y)),
    ),
    *idea_of(
        "manual_dot", "worked-examples", "multiplied_again",
        "The sum so far is multiplied again each time: write total = total + a * b, or total += a * b.",
        "每一步都把已有的和又乘了一次：应写 total = total + a * b 或 total += a * b。",
        bracket=checked(multiplied_again),
    ),
    *idea_of(
        "cosine_similarity", "worked-examples", "upside_down",
        "The fraction is upside down: the dot product is divided by the lengths, dot / (‖a‖·‖b‖).",
        "分子分母颠倒了：应为 点积 / (‖a‖·‖b‖)。",
        inverse=checked(lambda a, b: norm(a) * norm(b) / dot(a, b) if dot(a, b) else 0.0),
    ),
    *all_of(
        "cosine_similarity", "worked-examples", HALF_A_POWER,
        {
            "half_of_product": lambda a, b: ratio(a, b, lambda a, b: dot(a, a) * dot(b, b) / 2),
            "half_of_each": lambda a, b: ratio(a, b, lambda a, b: (dot(a, a) / 2) * (dot(b, b) / 2)),
            "half_at_the_end": checked(
                lambda a, b: dot(a, b) / (dot(a, a) * dot(b, b)) / 2 if any(a) and any(b) else 0.0
            ),
        },
    ),
    *idea_of(
        "cosine_similarity", "worked-examples", "root_of_dot",
        "The dot product takes no root, and may be negative; only the sums of squares do.",
        "点积不开方，它可能为负；只对平方和开方。",
        root=lambda a, b: ratio(a, b, lambda a, b: norm(a) * norm(b))
        if dot(a, b) == 0
        else math.sqrt(abs(dot(a, b))) / (norm(a) * norm(b)),
    ),
    *idea_of(
        "cosine_similarity", "worked-examples", "lengths_rounded",
        "Do not round in between, either: the lengths keep all their digits.",
        "中间结果也不要取整：长度要保留全部精度。",
        **{f"to_{n}": lambda a, b, n=n: ratio(a, b, lambda a, b: round(norm(a), n) * round(norm(b), n) or math.inf)
           for n in (1, 2, 3, 4)},
    ),
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
    *idea_of(
        "projection_length", "worked-examples", "lengths_compared",
        "The angle counts: the numerator is v·u, not a length of v.",
        "还要看夹角：分子是 v·u，不是 v 的长度。",
        ratio=lambda v, u: norm(v) / norm(u) if any(u) else 0.0,
        product=lambda v, u: norm(v) * norm(u),
    ),
    *all_of(
        "projection_length", "worked-examples", HALF_A_POWER,
        {
            "half_of_squares": lambda v, u: shadow(v, u, lambda _v, u: dot(u, u) / 2),
            "half_at_end": lambda v, u: shadow(v, u, lambda _v, u: dot(u, u)) / 2,
        },
    ),
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
    *all_of(
        "compare_similarity", "random", ROUNDED,
        {"first_cut_off": lambda a, b: (int(dot(a, b)), cosine(a, b))},
    ),
    *idea_of(
        "compare_similarity", "worked-examples", "first_not_the_sum",
        "The first number is the dot product: the sum of the products, neither their mean nor a list of them.",
        "第一个数是点积：乘积之和，不是平均值，也不是乘积的列表。",
        mean=lambda a, b: (dot(a, b) / len(a) if len(a) else 0.0, cosine(a, b)),
        products=checked(lambda a, b: (numbers(a) * numbers(b), cosine(a, b))),
    ),
)  # fmt: skip


# The three dot products of homework 1

FIXED = (1.0, 2.0, 3.0)
OTHERS = ((4.0, 5.0, 6.0), (1.0, -1.0, 0.0), (0.0, 0.0, 0.0))


def each_other(function: Callable[[Any, Any], Any]) -> Callable[[], Any]:
    """The variable as it is with another function than the dot product."""
    return lambda: [function(FIXED, other) for other in OTHERS]


def products(x: Any, y: Any) -> list[float]:
    return [p * q for p, q in zip(x, y, strict=True)]


ADDED = idea(
    "added",
    en="Multiply first, then add: the elements are multiplied in pairs, and only these products are added up.",
    zh="先乘后加：对应元素先两两相乘，再把这些乘积加起来。",
)
NOT_SUMMED = idea(
    "not_summed",
    en="These are the products of the elements; the dot product is their sum, one number for each pair of vectors.",
    zh="这些是对应元素的乘积；点积是它们的和，每对向量只得到一个数。",
)
OTHER_ORDER = idea(
    "order",
    en="The numbers are right, their order is not: first with [4, 5, 6], then [1, −1, 0], then [0, 0, 0].",
    zh="数是对的，次序不对：依次是与 [4, 5, 6]、[1, −1, 0]、[0, 0, 0] 的点积。",
)
SIGN = idea(
    "sign",
    en="Mind the sign: a positive times a negative number is negative, and a dot product may be negative, too.",
    zh="注意符号：正数乘负数得负数，点积也可以是负数。",
)
ONE_MISSING = idea(
    "one_missing",
    en="One of the products is missing: there are as many of them as the vectors have elements.",
    zh="漏了一个乘积：向量有几个元素，就有几个乘积。",
)
AVERAGE = idea(
    "average",
    en="The dot product is the sum of the products, not their average.",
    zh="点积是这些乘积的和，不是平均值。",
)
OTHER_MEASURE = idea(
    "other_measure",
    en="This is another measure of two vectors; the dot product is Σ xᵢyᵢ, not divided by lengths, and no distance.",
    zh="这是两个向量的另一种度量；点积是 Σ xᵢyᵢ，不除以长度，也不是距离。",
)
SUM_OF_SUMS = idea(
    "sum_of_sums",
    en="You multiplied the two sums; multiply the elements in pairs, and add up these products.",
    zh="你把两个和相乘了；应把对应元素两两相乘，再把乘积相加。",
)
WITH_ITSELF = idea(
    "with_itself",
    en="This is the dot product of a vector with itself; take one vector from each side of the dot.",
    zh="这是一个向量与自己的点积；点的两边应各取一个向量。",
)
HOMEWORK = (
    *all_of(
        "dot_answers",
        "first",
        ADDED,
        {
            "all": each_other(lambda x, y: sum(x) + sum(y)),
            "and_multiplied": each_other(lambda x, y: math.prod(map(sum, zip(x, y, strict=True)))),
        },
    ),
    *all_of("dot_answers", "first", NOT_SUMMED, {"lists": each_other(products)}),
    *all_of(
        "dot_answers",
        "first",
        OTHER_ORDER,
        {
            "backwards": lambda: each_other(dot)()[::-1],
            "first_two": lambda: [each_other(dot)()[n] for n in (1, 0, 2)],
            "round_left": lambda: [each_other(dot)()[n] for n in (1, 2, 0)],
            "round_right": lambda: [each_other(dot)()[n] for n in (2, 0, 1)],
        },
    ),
    *all_of(
        "dot_answers",
        "second",
        SIGN,
        {
            "of_all": each_other(lambda x, y: abs(dot(x, y))),
            "of_each": each_other(lambda x, y: sum(map(abs, products(x, y)))),
        },
    ),
    *all_of(
        "dot_answers",
        "first",
        ONE_MISSING,
        {
            "the_first": each_other(lambda x, y: dot(x[1:], y[1:])),
            "the_second": each_other(lambda x, y: dot(x[::2], y[::2])),
            "the_last": each_other(lambda x, y: dot(x[:-1], y[:-1])),
        },
    ),
    *all_of("dot_answers", "first", AVERAGE, {"mean": each_other(lambda x, y: dot(x, y) / len(x))}),
    *all_of(
        "dot_answers",
        "first",
        OTHER_MEASURE,
        {
            "cosine": each_other(cosine),
            "distance": each_other(math.dist),
            "squared_distance": each_other(lambda x, y: math.dist(x, y) ** 2),
            "manhattan": each_other(lambda x, y: sum(abs(p - q) for p, q in zip(x, y, strict=True))),
        },
    ),
    *all_of("dot_answers", "first", SUM_OF_SUMS, {"sums": each_other(lambda x, y: sum(x) * sum(y))}),
    *all_of(
        "dot_answers",
        "first",
        WITH_ITSELF,
        {"the_first": each_other(lambda x, _y: dot(x, x)), "the_second": each_other(lambda _x, y: dot(y, y))},
    ),
)
