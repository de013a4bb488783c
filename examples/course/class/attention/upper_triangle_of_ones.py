import math

import numpy as np


def softmax(x, axis=-1):
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


def causal_mask(n):
    return np.triu(np.ones((n, n)))


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
