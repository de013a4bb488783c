"""Half a solution, with one mistake of each kind."""

import numpy as np


def manual_dot(x, y):
    return sum(a * b for a, b in zip(x, y))


def cosine_similarity(a, b):
    a, b = np.asarray(a), np.asarray(b)
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))


def cosine_matrix(X):
    return [[cosine_similarity(a, b) for b in X] for a in X]


def attention_scores(X, W_q, W_k):
    return ((X @ W_q) @ (X @ W_k).T).T


def projection_lenght(v, u):
    return v @ u / np.linalg.norm(u)


def project(X, W):
    X *= 1.0
    print("projecting", X)
    return X @ W / len(W[0, 0])


def compare_similarity(a, b):
    pass


dot_answers = (32, -1, 1)
explain_dot = "都是数。"

assert manual_dot([1], [2]) == 3
