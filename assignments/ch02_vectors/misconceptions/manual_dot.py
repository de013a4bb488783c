"""Wrong ideas about the dot product, each with the sentence that would help its author."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.authoring import all_of, idea, misconception
from graders.authoring.families import NO_TRUTH_VALUE, decimals
from graders.authoring.ideas import (
    ARRAY_FOR_NUMBER,
    ARRAYS_ONLY,
    CHANGES_ARGUMENTS,
    FLOAT32,
    KEEPS_STATE,
    NOTHING,
    ROUNDED,
    TEXT_FOR_NUMBER,
    TRUTH_OF_AN_ARRAY,
    UNKNOWN_NAME,
)
from graders.authoring.mistakes.containers import arrays_only, lists_only
from graders.authoring.mistakes.elements import every_other, of_elements, without_first, without_last
from graders.authoring.mistakes.errors import raises, raises_instead, returns_instead
from graders.authoring.mistakes.forms import as_text, in_a_list, in_a_matrix, in_an_array, returns_nothing
from graders.authoring.mistakes.in_place import changed_afterwards
from graders.authoring.mistakes.precision import cut_to_integers, rounded_to_whole
from graders.authoring.mistakes.signs import made_positive, negative_taken_for_zero
from graders.authoring.mistakes.state import one_more_each_time

from ._shared import (
    INSTEAD,
    LENGTHS,
    MANY,
    MISMATCH_VALUE,
    NO_ABS,
    OTHER_ERROR,
    RETURNED,
    by_index,
    checked,
    cosine,
    dot,
    dot_as_float,
    idea_of,
    numbers,
    same_lengths,
)

WHICH_TERMS = idea(
    "terms_missing",
    en="Every pair xᵢ·yᵢ counts exactly once, from the first to the last: check where your loop begins and ends.",
    zh="每一对 xᵢ·yᵢ 都要恰好算一次，从第一个到最后一个：请检查循环的起点和终点。",
)


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
        "index": by_index,
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


DOT_MISMATCH_VALUE = all_of(
    "manual_dot",
    "mismatched-lengths",
    MISMATCH_VALUE,
    {"mismatch_minus_one": returns_instead(dot, -1), "mismatch_nan": returns_instead(dot, math.nan)},
)

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
    product = dot(x, y)
    return math.sqrt(product) if product >= 0 else math.nan


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


def _short_dot(x: Any, y: Any) -> Any:
    return np.float32(dot(np.asarray(x, np.float32), np.asarray(y, np.float32)))


DOT_ROUNDED_LATE = all_of("manual_dot", "magnitudes", ROUNDED, decimals(dot_as_float, (14, 15, 16)))

DOT_PRECISION = all_of(
    "manual_dot",
    "random",
    FLOAT32.costs(2, en="Compute in float64", zh="用 float64 计算"),
    {"float32": _short_dot, "float32_hidden": lambda x, y: float(_short_dot(x, y))},
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
    ARRAYS_ONLY.costs(5, en="lists and tuples come in as well", zh="参数也可能是列表和元组"),
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
        ARRAY_FOR_NUMBER.costs(4, en="Return the scalar", zh="的标量"),
        {
            "one_element": in_an_array(dot),
            "one_element_list": in_a_list(dot),
            "one_by_one": in_a_matrix(dot),
        },
    ),
    *all_of(
        "manual_dot",
        "containers",
        TRUTH_OF_AN_ARRAY.costs(
            5, en="sequences of one length (list, tuple or array", zh="等长一维序列（列表、元组或数组"
        ),
        {"truth": lists_only(dot, NO_TRUTH_VALUE)},
    ),
    *all_of("manual_dot", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(dot)}),
    *all_of(
        "manual_dot",
        "containers",
        ARRAYS_ONLY.costs(5, en="lists and tuples come in as well", zh="参数也可能是列表和元组"),
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
    product = dot(x, y)
    if len(x) and (not any(x) or not any(y)):
        raise ValueError
    return product


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
)  # fmt: skip  # fmt: skip


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
)  # fmt: skip
