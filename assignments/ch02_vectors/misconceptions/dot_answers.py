"""Wrong ideas about the three dot products of homework 1, each with the sentence that would help its author."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from graders.authoring import all_of, idea

from ._shared import cosine, dot

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
