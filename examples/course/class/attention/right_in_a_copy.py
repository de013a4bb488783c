import math

import numpy as np


def softmax(x, axis=-1):
    x = x.copy()
    x -= np.amax(x, axis, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis, keepdims=True)
    return x


def causal_mask(n):
    mask = np.zeros((n, n), bool)
    for i in range(n):
        mask[i, : i + 1] = True
    return mask


def attention(Q, K, V, mask=None, scale=None):
    scale = 1 / math.sqrt(Q.shape[1]) if scale is None else scale
    scores = scale * (Q @ K.T)
    if mask is None:
        weights = softmax(scores)
        return weights @ V, weights
    weights = np.zeros(scores.shape)
    for i in range(len(Q)):
        if mask[i].any():
            weights[i] = softmax(np.where(mask[i], scores[i], -np.inf))
    return weights @ V, weights
