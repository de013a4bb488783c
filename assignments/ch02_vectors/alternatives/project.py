"""Right answers to the projection into another space in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES`, at the end, says which function answers which question.
"""

from __future__ import annotations

import numpy as np


def project_by_matmul(X, W):
    return X @ W


def project_by_dot(X, W):
    return np.dot(X, W)


def project_by_einsum(X, W):
    return np.einsum("...d,dk->...k", X, W)


def project_by_tensordot(X, W):
    return np.tensordot(X, W, axes=1)


def project_transposed(X, W):
    return (W.T @ X.T).T


def project_by_broadcasting(X, W):
    return (X[..., :, None] * W).sum(axis=-2)


def project_in_two_dimensions(X, W):
    result = np.matmul(np.atleast_2d(X), W)
    return result[0] if X.ndim == 1 else result


def project_by_loops(X, W):
    if X.ndim > 1:
        return np.array([project_by_loops(row, W) for row in X])
    d, k = W.shape
    result = np.zeros(k)
    for j in range(k):
        for i in range(d):
            result[j] += X[i] * W[i, j]
    return result


def project_by_columns(X, W):
    return np.stack([(X * column).sum(axis=-1) for column in W.T], axis=-1)


ALTERNATIVES = {
    "project": (
        project_by_matmul,
        project_by_dot,
        project_by_einsum,
        project_by_tensordot,
        project_transposed,
        project_by_broadcasting,
        project_in_two_dimensions,
        project_by_loops,
        project_by_columns,
    )
}
