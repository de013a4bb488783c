# What assignments/attention asks, as plain asserts: no points, no messages, no wall.
import numpy as np
from attention import attention, causal_mask, softmax


def close(actual, expected):
    return actual.shape == np.shape(expected) and np.allclose(actual, expected, rtol=1e-9, atol=1e-12)


def right_softmax(x, axis=-1):
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


def right_attention(Q, K, V, mask=None, scale=None):
    scores = Q @ K.T * (Q.shape[1] ** -0.5 if scale is None else scale)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True)) * (1 if mask is None else mask)
    weights = powers / np.where(powers.any(axis=1, keepdims=True), powers.sum(axis=1, keepdims=True), 1)
    return weights @ V, weights


X = np.array([[1.0, 2.0], [3.0, 5.0]])
assert close(softmax(np.array([0.0, 1.0])), right_softmax(np.array([0.0, 1.0])))
assert close(softmax(X), right_softmax(X))
assert close(softmax(X, axis=0), right_softmax(X, axis=0))
assert close(softmax(X, 1), right_softmax(X, 1))
assert close(softmax(np.array([1000.0, 999.0])), right_softmax(np.array([1.0, 0.0])))
assert (X == np.array([[1.0, 2.0], [3.0, 5.0]])).all()
rng = np.random.default_rng(1)
for _ in range(10):
    x, axis = rng.normal(size=rng.integers(1, 7, 2)), int(rng.integers(-1, 2))
    assert close(softmax(x, axis), right_softmax(x, axis))
for n in (3, 1, 0, 2, 2):
    assert causal_mask(n).dtype == bool
    assert causal_mask(n).tolist() == [[j <= i for j in range(n)] for i in range(n)]
I, V = np.eye(2), np.array([[1.0, 0.0], [3.0, 4.0]])
mask, empty = np.array([[True, False], [True, True]]), np.array([[False, False], [True, True]])
for arguments in ({}, {"scale": 2.0}, {"mask": mask}, {"mask": empty}):
    output, weights = attention(I, I, V, **arguments)
    assert close(output, right_attention(I, I, V, **arguments)[0])
    assert close(weights, right_attention(I, I, V, **arguments)[1])
assert (I == np.eye(2)).all()
assert mask.tolist() == [[True, False], [True, True]]
for _ in range(10):
    n, m, d, e = rng.integers(1, 7, 4)
    Q, K, V = rng.normal(size=(n, d)), rng.normal(size=(m, d)), rng.normal(size=(m, e))
    given = Q, K, V, rng.random((n, m)) < 0.5, rng.uniform(0.1, 2)
    assert all(map(close, attention(*given), right_attention(*given)))
