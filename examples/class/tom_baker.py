import numpy as np
import sys


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("a and b must have the same length")
    norm_a = manual_dot(a, a) ** 0.5
    norm_b = manual_dot(b, b) ** 0.5
    if norm_a == 0 or norm_b == 0:
        return 0.0
    return manual_dot(a, b) / (norm_a * norm_b)


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


explain_dot = """32 is large and positive: the vectors point roughly the same way. -1 is a little below zero, so they are nearly perpendicular. With the zero vector there is no direction at all."""


explain_attention = """The cosine needs two norms and a division for every pair; the dot product is one matrix product that a GPU does at once. The length of a key can also carry meaning."""


print(manual_dot([1, 2, 3], [4, 5, 6]))
print("done")
exit()
