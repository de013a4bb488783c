"""Right answers to the pair of dot product and cosine in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES`, at the end, says which function answers which question.
"""

from __future__ import annotations

import math

import numpy as np


def same_length(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")


def dot_by_zip(x, y):
    same_length(x, y)
    return sum(a * b for a, b in zip(x, y, strict=False))


def cosine_by_lists(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    product = sum(x * y for x, y in zip(a, b, strict=True))
    square_a = sum(x * x for x in a)
    square_b = sum(y**2 for y in b)
    if not square_a or not square_b:
        return 0.0
    return product / (math.sqrt(square_a) * math.sqrt(square_b))


def pair_by_functions(a, b):
    return dot_by_zip(a, b), cosine_by_lists(a, b)


def pair_by_numpy(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    product = a @ b
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return product, product / lengths if lengths else 0.0


def pair_as_list(a, b):
    if len(a) != len(b):
        raise ValueError
    product = float(np.dot(a, b))
    length = math.sqrt(np.dot(a, a)) * math.sqrt(np.dot(b, b))
    return [product, product / length if length != 0 else 0.0]


def pair_with_early_return(a, b):
    if len(a) != len(b):
        raise ValueError
    product = sum(a[i] * b[i] for i in range(len(a)))
    if not any(a) or not any(b):
        return (0.0, 0.0)
    cos = product / math.hypot(*a) / math.hypot(*b)
    return (product, cos)


def pair_by_gram(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError
    both = np.array([a, b], dtype=float)
    gram = both @ both.T
    length = np.sqrt(gram[0, 0]) * np.sqrt(gram[1, 1])
    return gram[0, 1], np.divide(gram[0, 1], length, out=np.zeros_like(length), where=length > 0)


def pair_by_fsum(a, b):
    pairs = list(zip(a, b, strict=True))
    product = math.fsum(x * y for x, y in pairs)
    square = math.fsum(x * x for x, _ in pairs), math.fsum(y * y for _, y in pairs)
    return product, product / (math.sqrt(square[0]) * math.sqrt(square[1])) if all(square) else 0.0


def pair_normalised_first(a, b):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    if a.size != b.size:
        raise ValueError
    lengths = [np.linalg.norm(each) or 1.0 for each in (a, b)]
    return (np.sum(a * b), np.sum((a / lengths[0]) * (b / lengths[1])))


ALTERNATIVES = {
    "compare_similarity": (
        pair_by_functions,
        pair_by_numpy,
        pair_as_list,
        pair_with_early_return,
        pair_by_gram,
        pair_by_fsum,
        pair_normalised_first,
    )
}
