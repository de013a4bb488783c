"""Right answers to all cosines of the rows of a matrix in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES`, at the end, says which function answers which question.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.spatial.distance import cdist
from sklearn.metrics.pairwise import cosine_similarity as sklearn_cosine
from sklearn.preprocessing import normalize


def same_length(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")


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


def cosine_by_hypot(a, b):
    same_length(a, b)
    length = math.hypot(*a) * math.hypot(*b)
    return 0.0 if length == 0 else math.fsum(x * y for x, y in zip(a, b, strict=True)) / length


def matrix_by_loops(X):
    n = len(X)
    result = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            result[i, j] = cosine_by_lists(X[i], X[j])
    return result


def matrix_by_halves(X):
    X = np.asarray(X, dtype=float)
    n = X.shape[0]
    result = np.zeros((n, n))
    for i in range(n):
        for j in range(i, n):
            result[i, j] = result[j, i] = cosine_by_norm(X[i], X[j])
    return result


def matrix_by_comprehension(X):
    return np.array([[cosine_by_hypot(x, y) for y in X] for x in X])


def matrix_by_normalised_rows(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1.0
    unit = X / norms
    return unit @ unit.T


def matrix_by_where(X):
    X = np.array(X, dtype=float)
    norms = np.sqrt((X**2).sum(axis=1))
    safe = np.where(norms > 0, norms, 1.0)
    return np.dot(X, X.T) / np.outer(safe, safe)


def matrix_by_divide_where(X):
    X = np.asarray(X, dtype=float)
    norms = np.sqrt(np.einsum("ij,ij->i", X, X))
    lengths = norms[:, None] * norms[None, :]
    return np.divide(X @ X.T, lengths, out=np.zeros_like(lengths), where=lengths != 0)


def matrix_by_errstate(X):
    X = np.asarray(X)
    norms = np.linalg.norm(X, axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        result = (X @ X.T) / np.outer(norms, norms)
    return np.nan_to_num(result, nan=0.0)


def matrix_by_broadcasting(X):
    X = np.asarray(X, dtype=float)
    products = (X[:, None, :] * X[None, :, :]).sum(axis=2)
    norms = np.sqrt(np.diagonal(products))
    lengths = norms.reshape(-1, 1) * norms
    return np.where(lengths == 0, 0.0, products / np.where(lengths == 0, 1.0, lengths))


def matrix_by_einsum(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    unit = np.zeros_like(X)
    unit[norms > 0] = X[norms > 0] / norms[norms > 0, None]
    return np.einsum("ik,jk->ij", unit, unit)


def matrix_by_scaled_diagonal(X):
    X = np.asarray(X, dtype=float)
    scale = np.array([1 / math.hypot(*row) if any(row) else 0.0 for row in X.tolist()])
    return np.diag(scale) @ (X @ X.T) @ np.diag(scale)


def matrix_by_sklearn(X):
    return sklearn_cosine(X)


def matrix_by_sklearn_normalize(X):
    unit = normalize(np.array(X, dtype=float))
    return np.matmul(unit, unit.T)


def matrix_by_scipy(X):
    X = np.asarray(X, dtype=float)
    zero = ~X.any(axis=1)
    with np.errstate(all="ignore"):
        result = 1 - cdist(X, X, "cosine")
    result[zero, :] = 0
    result[:, zero] = 0
    return result


ALTERNATIVES = {
    "cosine_matrix": (
        matrix_by_loops,
        matrix_by_halves,
        matrix_by_comprehension,
        matrix_by_normalised_rows,
        matrix_by_where,
        matrix_by_divide_where,
        matrix_by_errstate,
        matrix_by_broadcasting,
        matrix_by_einsum,
        matrix_by_scaled_diagonal,
        matrix_by_scipy,
        matrix_by_sklearn,
        matrix_by_sklearn_normalize,
    )
}
