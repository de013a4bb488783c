import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("different lengths")
    na, nb = np.linalg.norm(a), np.linalg.norm(b)
    if na == 0 or nb == 0:
        return 0.0
    return 1 - np.dot(a, b) / (na * nb)


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1.0
    unit = X / norms
    return unit @ unit.T


def attention_scores(X, W_q, W_k):
    Q = project(X, W_q)
    K = project(X, W_k)
    return Q @ K.T


def projection_length(v, u):
    if not u.any():
        return 0.0
    return np.dot(v, u) / np.dot(u, u)


def project(X, W):
    return np.matmul(X, W)


def compare_similarity(a, b):
    return manual_dot(a, b), cosine_similarity(a, b)


dot_answers = [manual_dot([1, 2, 3], [4, 5, 6]), manual_dot([1, 2, 3], [1, -1, 0]), manual_dot([1, 2, 3], [0, 0, 0])]


explain_dot = """The first pair is similar, the second almost unrelated (slightly opposite), the third says nothing because a zero vector has no direction."""


explain_attention = """It is cheaper: no square roots, no divisions. Scaling by sqrt(d_k) later does what normalising would have done."""
