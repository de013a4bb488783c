"""Right answers to the cosine similarity in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES`, at the end, says which function answers which question.
"""

from __future__ import annotations

import math
import operator

import numpy as np
from scipy.spatial.distance import cosine
from sklearn.metrics.pairwise import cosine_similarity as sklearn_cosine


def same_length(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")


def cosine_by_numpy(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    lengths = math.sqrt(np.dot(a, a)) * math.sqrt(np.dot(b, b))
    return float(np.dot(a, b) / lengths) if lengths else 0.0


def cosine_by_norm(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    norm_a, norm_b = np.linalg.norm(a), np.linalg.norm(b)
    if norm_a == 0 or norm_b == 0:
        return 0.0
    return (a @ b) / (norm_a * norm_b)


def cosine_by_lists(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    product = sum(x * y for x, y in zip(a, b, strict=True))
    square_a = sum(x * x for x in a)
    square_b = sum(y**2 for y in b)
    if not square_a or not square_b:
        return 0.0
    return product / (math.sqrt(square_a) * math.sqrt(square_b))


def cosine_in_one_loop(a, b):
    if len(a) != len(b):
        raise ValueError
    product = square_a = square_b = 0.0
    for i in range(len(a)):
        product += float(a[i]) * float(b[i])
        square_a += float(a[i]) ** 2
        square_b += float(b[i]) ** 2
    if square_a == 0.0 or square_b == 0.0:
        return 0.0
    return product / (square_a**0.5 * square_b**0.5)


def cosine_normalised_first(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(a) != len(b):
        raise ValueError
    if not a.any() or not b.any():
        return 0.0
    unit_a, unit_b = a / np.sqrt(np.sum(a * a)), b / np.sqrt(np.sum(b * b))
    return float(np.inner(unit_a, unit_b))


def cosine_by_hypot(a, b):
    same_length(a, b)
    length = math.hypot(*a) * math.hypot(*b)
    return 0.0 if length == 0 else math.fsum(x * y for x, y in zip(a, b, strict=True)) / length


def cosine_by_einsum(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.shape != b.shape:
        raise ValueError
    product, square_a, square_b = (np.einsum("i,i->", x, y) for x, y in ((a, b), (a, a), (b, b)))
    return product / np.sqrt(square_a) / np.sqrt(square_b) if square_a and square_b else 0.0


def cosine_in_its_own_precision(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return np.vdot(a, b) / lengths if lengths > 0 else 0.0


def cosine_by_errstate(a, b):
    if len(a) != len(b):
        raise ValueError
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.dot(a, b) / np.float64(np.linalg.norm(a) * np.linalg.norm(b))
    return 0.0 if np.isnan(value) else value


def cosine_clipped(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    if lengths == 0:
        return 0.0
    return np.clip(np.dot(a, b) / lengths, -1.0, 1.0)


def cosine_by_exception(a, b):
    if len(a) != len(b):
        raise ValueError
    try:
        return math.fsum(map(operator.mul, a, b)) / (math.dist(a, [0] * len(a)) * math.dist(b, [0] * len(b)))
    except ZeroDivisionError:
        return 0.0


def cosine_by_scipy(a, b):
    if len(a) != len(b):
        raise ValueError
    if not np.any(a) or not np.any(b):
        return 0.0
    return 1 - cosine(np.asarray(a, dtype=float), np.asarray(b, dtype=float))


def cosine_by_sklearn(a, b):
    if len(a) != len(b):
        raise ValueError
    return sklearn_cosine([a], [b])[0, 0]


ALTERNATIVES = {
    "cosine_similarity": (
        cosine_by_numpy,
        cosine_by_norm,
        cosine_by_lists,
        cosine_in_one_loop,
        cosine_normalised_first,
        cosine_by_hypot,
        cosine_by_einsum,
        cosine_in_its_own_precision,
        cosine_by_errstate,
        cosine_clipped,
        cosine_by_exception,
        cosine_by_scipy,
        cosine_by_sklearn,
    )
}
