"""Wrong ideas about the length of a projection, each with the sentence that would help its author."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.authoring import all_of, idea, misconception
from graders.authoring.families import NO_TRUTH_VALUE, decimals
from graders.authoring.ideas import (
    ARRAY_FOR_NUMBER,
    CHANGES_ARGUMENTS,
    FLOAT32,
    KEEPS_STATE,
    NOTHING,
    ROUNDED,
    TEXT_FOR_NUMBER,
    TRUTH_OF_AN_ARRAY,
    UNKNOWN_NAME,
)
from graders.authoring.mistakes.containers import lists_only
from graders.authoring.mistakes.errors import raises
from graders.authoring.mistakes.forms import as_text, returns_nothing
from graders.authoring.mistakes.in_place import changed_afterwards
from graders.authoring.mistakes.precision import (
    by_way_of_float32,
    cut_to_integers,
    divisor_at_least,
    divisor_plus,
    in_float32,
)
from graders.authoring.mistakes.signs import made_positive
from graders.authoring.mistakes.state import one_more_each_time

from ._shared import (
    HALF_A_POWER,
    MANY,
    NO_ABS,
    NOT_A_NUMBER,
    TINY,
    cosine,
    dot,
    idea_of,
    length,
    norm,
    numbers,
    shadow,
)


def product_as_float(v: Any, u: Any) -> float:
    return float(np.dot(v, u))


def length_of_u(_v: Any, u: Any) -> float:
    return norm(u)


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
    TINY.costs(1, en="nothing is added to the denominator", zh="分母里不要加任何东西"),
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
    FLOAT32.costs(1, en="Compute in float64", zh="用 float64 计算"),
    {"float32": in_float32(length), "float32_hidden": by_way_of_float32(length)},
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
        ARRAY_FOR_NUMBER.costs(1, en="return the scalar", zh="标量"),
        {
            "one_element": lambda v, u: np.array([length(v, u)]) if any(u) else 0.0,
            "one_by_one": lambda v, u: np.array([[length(v, u)]]) if any(u) else 0.0,
        },
    ),
    *all_of(
        "projection_length",
        "zero-vector",
        TRUTH_OF_AN_ARRAY.costs(1.25, en="For NumPy arrays v and u", zh="对 NumPy 数组 v 和 u"),
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


def first_two(v: Any, u: Any) -> float:
    return float(v[0] * u[0] + v[1] * u[1]) / math.hypot(u[0], u[1])


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
        "projection_length", "magnitudes", TINY.costs(1, en="nothing is added to the denominator", zh="分母里不要加任何东西"),
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
)  # fmt: skip  # fmt: skip

LESS_COMMON = (
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
)  # fmt: skip
