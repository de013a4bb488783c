"""Right answers to the length of a projection in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES`, at the end, says which function answers which question.
"""

from __future__ import annotations

import math

import numpy as np


def length_by_norm(v, u):
    norm = np.linalg.norm(u)
    return 0.0 if norm == 0 else np.dot(v, u) / norm


def length_by_lists(v, u):
    square = sum(float(b) * float(b) for b in u)
    if square == 0:
        return 0.0
    return sum(float(a) * float(b) for a, b in zip(v, u, strict=True)) / math.sqrt(square)


def length_by_unit_vector(v, u):
    if not u.any():
        return 0.0
    unit = u / np.sqrt(u @ u)
    return float(v @ unit)


def length_by_hypot(v, u):
    length = math.hypot(*u)
    return math.fsum(v * u) / length if length > 0 else 0.0


def length_by_cosine(v, u):
    norm_v, norm_u = np.linalg.norm(v), np.linalg.norm(u)
    if norm_v == 0 or norm_u == 0:
        return 0.0
    return norm_v * (np.dot(v, u) / (norm_v * norm_u))


def length_by_errstate(v, u):
    with np.errstate(all="ignore"):
        value = np.vdot(v, u) / np.sqrt(np.vdot(u, u))
    return np.nan_to_num(value)


def length_by_einsum(v, u):
    product, square = np.einsum("i,i", v, u), np.einsum("i,i", u, u)
    return product / np.sqrt(square) if square else 0.0


def length_by_divide_where(v, u):
    norm = np.sqrt((u * u).sum())
    return np.divide((v * u).sum(), norm, out=np.zeros(()), where=norm != 0)


ALTERNATIVES = {
    "projection_length": (
        length_by_norm,
        length_by_lists,
        length_by_unit_vector,
        length_by_hypot,
        length_by_cosine,
        length_by_errstate,
        length_by_einsum,
        length_by_divide_where,
    )
}
