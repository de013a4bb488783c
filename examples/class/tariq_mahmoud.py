import numpy as np


def manual_dot(x, y):
    return sum(a * b for a, b in zip(x, y))


def cosine_similarity(a, b):
    na, nb = manual_dot(a, a) ** 0.5, manual_dot(b, b) ** 0.5
    return manual_dot(a, b) / (na * nb) if na * nb != 0 else 0.0


def cosine_matrix(X):
    n = len(X)
    result = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            result[i, j] = cosine_similarity(X[i], X[j])
    return result


def attention_scores(X, W_q, W_k):
    Q = project(X, W_q)
    K = project(X, W_k)
    return Q @ K.T


def projection_length(v, u):
    length = manual_dot(u, u) ** 0.5
    if length == 0:
        return 0.0
    return manual_dot(v, u) / length


def project(X, W):
    return np.matmul(X, W)


def compare_similarity(a, b):
    return manual_dot(a, b), cosine_similarity(a, b)


dot_answers = [manual_dot([1, 2, 3], [4, 5, 6]), manual_dot([1, 2, 3], [1, -1, 0]), manual_dot([1, 2, 3], [0, 0, 0])]


explain_dot = """The first pair is similar, the second almost unrelated (slightly opposite), the third says nothing because a zero vector has no direction."""


explain_attention = """It is cheaper: no square roots, no divisions. Scaling by sqrt(d_k) later does what normalising would have done."""
