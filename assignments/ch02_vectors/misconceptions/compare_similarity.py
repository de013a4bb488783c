"""Wrong ideas about the pair of dot product and cosine, each with the sentence that would help its author."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from graders.authoring import all_of, misconception
from graders.authoring.families import decimals
from graders.authoring.ideas import (
    ARRAYS_ONLY,
    CHANGES_ARGUMENTS,
    FLOAT32,
    KEEPS_STATE,
    NOTHING,
    ROUNDED,
    TEXT_FOR_NUMBER,
    UNKNOWN_NAME,
)
from graders.authoring.mistakes.containers import arrays_only
from graders.authoring.mistakes.errors import raises, raises_instead, returns_instead
from graders.authoring.mistakes.forms import as_text, returns_nothing
from graders.authoring.mistakes.in_place import changed_afterwards
from graders.authoring.mistakes.pairs import pair_reversed
from graders.authoring.mistakes.precision import by_way_of_float32, divisor_plus, in_float32
from graders.authoring.mistakes.signs import made_positive
from graders.authoring.mistakes.state import one_more_each_time

from ._shared import (
    ANGLE,
    FEW,
    LENGTHS,
    MISMATCH_VALUE,
    NO_ABS,
    NORMS,
    NOT_A_NUMBER,
    OTHER_ERROR,
    RESCALED,
    TINY,
    ZERO_VALUE,
    beside_zero,
    broadcast,
    checked,
    cosine,
    cut_to_shorter,
    dot,
    dot_as_float,
    idea_of,
    lengths,
    norm,
    normalises_arrays_in_place,
    normalises_in_place,
    numbers,
    numpy_cosine,
    of_cosine,
    pair,
    python_cosine,
    ratio,
    same_lengths,
    second,
    small_is_zero,
    truncated,
)


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
    numbers = pair(a, b)
    return {"dot": numbers[0], "cosine": numbers[1]}


PAIR_ZERO = all_of(
    "compare_similarity",
    "zero-vector",
    NOT_A_NUMBER,
    {"nan": second(numpy_cosine), "zero_division": second(python_cosine)},
)


@misconception(
    "compare_similarity",
    check="zero-vector",
    en="A zero vector is no error here: both numbers are 0. Raise only where the lengths differ.",
    zh="零向量在这里不是错误：两个值都是 0。只有长度不同时才抛出异常。",
)
def pair_zero_raises(a: Any, b: Any) -> Any:
    if len(a) == len(b) and (not any(a) or not any(b)):
        raise ValueError
    return pair(a, b)


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
        "zip": lambda a, b: (sum(p * q for p, q in zip(a, b, strict=False)), truncated(a, b)),
        "cut_to_shorter": lambda a, b: (
            sum(p * q for p, q in zip(a, b, strict=False)),
            cut_to_shorter(a, b),
        ),
        "broadcast": lambda a, b: (np.sum(np.asarray(a) * np.asarray(b)), broadcast(a, b)),
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
    TINY.costs(1, en="nothing added to the denominator", zh="分母里不加任何东西"),
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

PAIR_PRECISION = all_of(
    "compare_similarity",
    "random",
    FLOAT32,
    {"float32": in_float32(pair_as_floats), "float32_hidden": by_way_of_float32(pair_as_floats)},
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
        ARRAYS_ONLY.costs(1.25, en="lists, tuples and arrays", zh="列表、元组、数组都可以"),
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
    return first, normalises_in_place(a, b)


def _pair_arrays_in_place(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    first = dot(a, b)
    return first, normalises_arrays_in_place(a, b)


PAIR_IN_PLACE = all_of(
    "compare_similarity",
    "unchanged-inputs",
    CHANGES_ARGUMENTS,
    {"normalises": _pair_in_place, "normalises_arrays": _pair_arrays_in_place},
)

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
)  # fmt: skip  # fmt: skip

LESS_COMMON = (
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
