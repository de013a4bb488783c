"""What right answers to chapter 2 are made of, and the ideas that its questions share.

Each wrong answer is right wherever its idea does not show (it raises for different lengths, returns 0.0
beside a zero vector), so that a submission with two mistakes is told about both.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.authoring import Idea, Misconception, all_of, idea
from graders.authoring.ideas import another_exception, exception_returned, value_for_exception

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


def unit_rows(X: Any) -> Any:
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    return X / np.where(norms == 0, 1.0, norms)


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

# What the library says of exceptions, where ValueError is asked for

INSTEAD = value_for_exception("ValueError").text

RETURNED = exception_returned("ValueError").text

# The dot product


def by_index(x: Any, y: Any) -> Any:
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


OTHER_ERROR = another_exception("ValueError")

NO_ABS = idea(
    "absolute_value",
    en="Signs count: a negative result says that the vectors point apart. Keep it as it is, without abs, "
    "max(0, …) or clip.",
    zh="符号有意义：负的结果说明两个向量方向相反。请原样保留，不要用 abs、max(0, …) 或 clip。",
)

# Cosine similarity


def numpy_cosine(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    a, b = numbers(a), numbers(b)
    return np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))


def python_cosine(a: Any, b: Any) -> Any:
    return dot(a, b) / (norm(a) * norm(b))


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


def of_cosine(change: Callable[[float], float]) -> Callable[[Any, Any], float]:
    """Something made of the right cosine; still 0.0 beside a zero vector."""

    def answer(a: Any, b: Any) -> float:
        similarity = cosine(a, b)
        return change(max(-1.0, min(1.0, similarity))) if any(a) and any(b) else 0.0

    return answer


ANGLE = idea(
    "angle",
    en="This is the angle between the vectors; the similarity is its cosine, without arccos.",
    zh="这是两个向量的夹角；相似度是夹角的余弦，不要再取 arccos。",
)

RESCALED = idea(
    "rescaled",
    en="Return the cosine as it is, between −1 and 1: do not map it to another range, square it or take a root.",
    zh="请原样返回余弦，取值在 −1 到 1 之间：不要映射到别的区间，不要平方，也不要开方。",
)

DISTANCE = idea(
    "euclidean_distance",
    en="This is made of the Euclidean distance ‖a − b‖, which depends on the lengths; "
    "the cosine compares directions: a·b / (‖a‖·‖b‖).",
    zh="这里用的是欧几里得距离 ‖a − b‖，它与长度有关；余弦比较的是方向：a·b / (‖a‖·‖b‖)。",
)


def small_is_zero(limit: float, *, each: bool) -> Callable[[Any, Any], Any]:
    def answer(a: Any, b: Any) -> Any:
        same_lengths(a, b)
        sizes = (norm(a), norm(b)) if each else (norm(a) * norm(b),)
        return 0.0 if min(sizes) <= limit or not any(a) or not any(b) else cosine(a, b)

    return answer


def truncated(a: Any, b: Any) -> Any:
    shared = min(len(a), len(b))
    top = dot(a[:shared], b[:shared])
    return top / (norm(a) * norm(b)) if any(a) and any(b) else 0.0


def cut_to_shorter(a: Any, b: Any) -> Any:
    shared = min(len(a), len(b))
    return cosine(a[:shared], b[:shared])


def broadcast(a: Any, b: Any) -> Any:
    a, b = numbers(a), numbers(b)
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return np.sum(a * b) / lengths if lengths else 0.0


MISMATCH_VALUE = Idea(name="mismatch_returns_a_value", text=INSTEAD)


def normalises_in_place(a: Any, b: Any) -> Any:
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


def normalises_arrays_in_place(a: Any, b: Any) -> Any:
    same_lengths(a, b)
    first, second = norm(a), norm(b)
    if not first or not second:
        return 0.0
    a /= first
    b /= second
    return np.dot(a, b)


def softmax(S: Any, axis: int = -1) -> Any:
    E = np.exp(S - S.max(axis=axis, keepdims=True))
    return E / E.sum(axis=axis, keepdims=True)


def shadow(v: Any, u: Any, divisor: Callable[[Any, Any], float]) -> Any:
    return float(np.dot(v, u)) / divisor(v, u) if any(u) else 0.0


def length(v: Any, u: Any) -> Any:
    return shadow(v, u, lambda _v, u: norm(u))


# The pair


def pair(a: Any, b: Any) -> tuple[Any, Any]:
    return dot(a, b), cosine(a, b)


def second(change: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: (dot(a, b), change(a, b))


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
