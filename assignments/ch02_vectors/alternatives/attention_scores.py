"""Right answers to attention scores in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES`, at the end, says which function answers which question.
"""

from __future__ import annotations

import numpy as np


def scores_by_matmul(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_k
    return Q @ K.T


def scores_by_dot(X, W_q, W_k):
    return np.dot(np.dot(X, W_q), np.transpose(np.dot(X, W_k)))


def scores_by_inner(X, W_q, W_k):
    return np.inner(X.dot(W_q), X.dot(W_k))


def scores_by_einsum(X, W_q, W_k):
    Q = np.einsum("sd,dk->sk", X, W_q)
    K = np.einsum("td,dk->tk", X, W_k)
    return np.einsum("sk,tk->st", Q, K)


def scores_by_one_einsum(X, W_q, W_k):
    return np.einsum("sd,dk,te,ek->st", X, W_q, X, W_k)


def scores_regrouped(X, W_q, W_k):
    return X @ (W_q @ W_k.T) @ X.T


def scores_by_multi_dot(X, W_q, W_k):
    return np.linalg.multi_dot([X, W_q, W_k.T, X.T])


def scores_by_tensordot(X, W_q, W_k):
    queries, keys = (np.tensordot(X, W, axes=1) for W in (W_q, W_k))
    return np.tensordot(queries, keys, axes=([1], [1]))


def scores_by_broadcasting(X, W_q, W_k):
    Q = (X[:, :, None] * W_q[None, :, :]).sum(axis=1)
    K = (X[:, :, None] * W_k[None, :, :]).sum(axis=1)
    return (Q[:, None, :] * K[None, :, :]).sum(axis=-1)


def scores_by_loops(X, W_q, W_k):
    n, dim = X.shape
    d_k = W_q.shape[1]
    scores = np.zeros((n, n))
    for i in range(n):
        q = [sum(X[i, d] * W_q[d, k] for d in range(dim)) for k in range(d_k)]
        for j in range(n):
            total = 0.0
            for k in range(d_k):
                total += q[k] * sum(X[j, d] * W_k[d, k] for d in range(dim))
            scores[i, j] = total
    return scores


ALTERNATIVES = {
    "attention_scores": (
        scores_by_matmul,
        scores_by_dot,
        scores_by_inner,
        scores_by_einsum,
        scores_by_one_einsum,
        scores_regrouped,
        scores_by_multi_dot,
        scores_by_tensordot,
        scores_by_broadcasting,
        scores_by_loops,
    )
}
