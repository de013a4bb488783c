"""Right answers to the assignment about softmax and attention."""

import math

import numpy as np


def softmax(x, axis=-1):
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


def causal_mask(n):
    return np.tri(n, dtype=bool)


def attention(Q, K, V, mask=None, scale=None):
    return _by_softmax(Q, K, V, mask, scale, softmax=softmax)


def _by_softmax(Q, K, V, mask=None, scale=None, *, softmax):
    scores = (1 / math.sqrt(Q.shape[1]) if scale is None else scale) * Q @ K.T
    if mask is None:
        weights = softmax(scores)
    else:
        rows = mask.any(axis=1)
        weights = np.zeros_like(scores)
        if rows.any():
            weights[rows] = softmax(np.where(mask, scores, -np.inf)[rows])
    return weights @ V, weights


CARRIED_FORWARD = {"attention": (_by_softmax,)}
