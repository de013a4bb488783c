import math

import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError
    return sum(a * b for a, b in zip(x, y))


def cosine_similarity(a, b):
    d, na, nb = manual_dot(a, b), math.sqrt(manual_dot(a, a)), math.sqrt(manual_dot(b, b))
    return d / na / nb if na and nb else 0.0


def cosine_matrix(X):
    return np.array([[cosine_similarity(r, s) for s in X] for r in X])


def attention_scores(X, W_q, W_k):
    return (X @ W_q) @ (X @ W_k).T


def projection_length(v, u):
    return manual_dot(v, u) / np.sqrt(manual_dot(u, u)) if np.any(u) else 0.0


def project(X, W):
    return X @ W


def compare_similarity(a, b):
    return [manual_dot(a, b), cosine_similarity(a, b)]


dot_answers = np.array([32.0, -1.0, 0.0])


explain_dot = """The first pair is similar, the second almost unrelated (slightly opposite), the third says nothing because a zero vector has no direction."""


explain_attention = """It is cheaper: no square roots, no divisions. Scaling by sqrt(d_k) later does what normalising would have done."""
