"""Right answers in other styles."""

import math

import numpy as np


def softmax_in_logarithms(x, axis=-1):
    x = np.asarray(x, dtype=float)
    top = x.max(axis=axis, keepdims=True)
    return np.exp(x - top - np.log(np.exp(x - top).sum(axis=axis, keepdims=True)))


def softmax_row_by_row(x, axis=-1):
    def one(row):
        powers = [math.exp(each - max(row)) for each in row]
        return [each / sum(powers) for each in powers]

    if x.ndim == 1:
        return np.array(one(list(x)))
    if axis == 0:
        return np.array([one(list(column)) for column in x.T]).T
    return np.array([one(list(row)) for row in x])


def softmax_in_a_copy(x, axis=-1):
    x = x.copy()
    x -= np.amax(x, axis, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis, keepdims=True)
    return x


def mask_by_comparing(n):
    return np.arange(n)[:, None] >= np.arange(n)


def mask_by_loops(n):
    mask = np.zeros((n, n), bool)
    for i in range(n):
        mask[i, : i + 1] = True
    return mask


def attention_by_products(Q, K, V, mask=None, scale=None):
    if scale is None:
        scale = Q.shape[-1] ** -0.5
    scores = np.einsum("nd,md->nm", Q, K) * scale
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    if mask is not None:
        powers = powers * mask
    totals = powers.sum(axis=1, keepdims=True)
    weights = np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
    return [weights @ V, weights]


def attention_row_by_row(Q, K, V, mask=None, scale=None):
    if scale is None:
        scale = 1 / np.sqrt(K.shape[1])
    weights = np.zeros((len(Q), len(K)))
    for i, q in enumerate(Q):
        seen = [j for j in range(len(K)) if mask is None or mask[i, j]]
        if seen:
            weights[i, seen] = softmax_in_logarithms(np.array([scale * (q @ K[j]) for j in seen]))
    return np.dot(weights, V), weights


ALTERNATIVES = {
    "softmax": (softmax_in_logarithms, softmax_row_by_row, softmax_in_a_copy),
    "causal_mask": (mask_by_comparing, mask_by_loops),
    "attention": (attention_by_products, attention_row_by_row),
}
