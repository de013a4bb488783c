"""Wrong ideas about the cosine similarity, each with the sentence that would help its author."""

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
from graders.authoring.mistakes.errors import raises, raises_instead, returns_instead
from graders.authoring.mistakes.forms import as_text, returns_nothing
from graders.authoring.mistakes.in_place import changed_afterwards
from graders.authoring.mistakes.precision import (
    cut_to_integers,
    divisor_at_least,
    divisor_plus,
    rounded_to_whole,
)
from graders.authoring.mistakes.state import one_more_each_time

from ._shared import (
    ANGLE,
    DISTANCE,
    HALF_A_POWER,
    LENGTHS,
    MANY,
    MISMATCH_VALUE,
    NO_ABS,
    NORMS,
    NOT_A_NUMBER,
    OTHER_ERROR,
    RESCALED,
    RETURNED,
    TINY,
    ZERO_VALUE,
    beside_zero,
    broadcast,
    by_index,
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
    python_cosine,
    ratio,
    same_lengths,
    small_is_zero,
    truncated,
)


def unguarded(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    """The cosine that is protected from zero vectors only where `test` says so."""

    def answer(a: Any, b: Any) -> Any:
        same_lengths(a, b)
        return 0.0 if test(a, b) else numpy_cosine(a, b)

    return answer


COSINE_ZERO = all_of(
    "cosine_similarity", "zero-vector", NOT_A_NUMBER, {"nan": numpy_cosine, "zero_division": python_cosine}
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
    return numpy_cosine(a - a.mean(), b - b.mean())


@misconception(
    "cosine_similarity",
    check="worked-examples",
    en="1 − cos is the cosine *distance*, small for what is alike; the similarity is the cosine itself: "
    "1 for the same direction.",
    zh="1 − cos 是余弦*距离*，越像越小；相似度就是余弦本身：同方向为 1。",
)
def cosine_distance(a: Any, b: Any) -> Any:
    return of_cosine(lambda c: 1 - c)(a, b)


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
    {
        "absolute": of_cosine(abs),
        "absolute_arguments": lambda a, b: cosine(np.abs(a), np.abs(b)),
        "negative_left_out": of_cosine(lambda c: max(c, 0.0)),
    },
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

COSINE_TINY = all_of(
    "cosine_similarity",
    "magnitudes",
    TINY.costs(2, en="nothing is added to the denominator", zh="分母里不要加任何东西"),
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
    TINY.costs(2, en="nothing is added to the denominator", zh="分母里不要加任何东西"),
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


def _short_cosine(a: Any, b: Any) -> Any:
    return np.float32(cosine(np.asarray(a, np.float32), np.asarray(b, np.float32)))


COSINE_PRECISION = all_of(
    "cosine_similarity",
    "random",
    FLOAT32.costs(2, en="Compute in float64", zh="用 float64 计算"),
    {"float32": _short_cosine, "float32_hidden": lambda a, b: float(_short_cosine(a, b))},
)

COSINE_LENGTHS = all_of(
    "cosine_similarity",
    "mismatched-lengths",
    LENGTHS,
    {
        "zip": truncated,
        "cut_to_shorter": cut_to_shorter,
        "broadcast": broadcast,
        "index": lambda a, b: by_index(a, b) / (norm(a) * norm(b)) if any(a) and any(b) else 0.0,
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

COSINE_MISMATCH_VALUE = all_of(
    "cosine_similarity",
    "mismatched-lengths",
    MISMATCH_VALUE,
    {
        "mismatch_zero": returns_instead(cosine, 0.0),
        "mismatch_none": returns_instead(cosine, None),
    },
)

COSINE_IN_PLACE = all_of(
    "cosine_similarity",
    "unchanged-inputs",
    CHANGES_ARGUMENTS,
    {"normalises": normalises_in_place, "normalises_arrays": normalises_arrays_in_place},
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
    ARRAYS_ONLY.costs(
        5, en="Lists and tuples come in as well as arrays", zh="参数可能是数组，也可能是列表和元组"
    ),
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
    similarity = cosine(a, b)
    return np.array([[similarity]]) if any(a) and any(b) else similarity


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
        ARRAY_FOR_NUMBER.costs(4, en="as a scalar", zh="返回标量"),
        {
            "one_element": lambda a, b: np.array([cosine(a, b)]) if any(a) and any(b) else cosine(a, b),
            "one_element_list": lambda a, b: [cosine(a, b)] if any(a) and any(b) else cosine(a, b),
        },
    ),
    *all_of(
        "cosine_similarity",
        "containers",
        TRUTH_OF_AN_ARRAY.costs(
            5, en="one-dimensional sequences (list, tuple or array)", zh="一维序列（列表、元组或数组）"
        ),
        {"truth": lists_only(cosine, NO_TRUTH_VALUE)},
    ),
    *all_of(
        "cosine_similarity", "unchanged-inputs", CHANGES_ARGUMENTS, {"afterwards": changed_afterwards(cosine)}
    ),
    *all_of(
        "cosine_similarity",
        "containers",
        ARRAYS_ONLY.costs(
            5, en="Lists and tuples come in as well as arrays", zh="参数可能是数组，也可能是列表和元组"
        ),
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
        "cosine_similarity", "magnitudes", TINY.costs(2, en="nothing is added to the denominator", zh="分母里不要加任何东西"),
        {f"each_at_least_{least:g}": checked(
            lambda a, b, least=least: dot(a, b) / (max(norm(a), least) * max(norm(b), least))
        ) for least in (1e-2, 1e-3, 1e-4)},
    ),
)  # fmt: skip  # fmt: skip

LESS_COMMON = (
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
)  # fmt: skip
