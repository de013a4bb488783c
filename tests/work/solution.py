"""A whole solution of chapter 2, as a good student writes it."""

import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    total = 0
    for a, b in zip(x, y):
        total += a * b
    return total


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("a and b must have the same length")
    a, b = np.asarray(a), np.asarray(b)
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return float(a @ b / lengths) if lengths else 0.0


def cosine_matrix(X):
    X = np.asarray(X)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    unit = X / np.where(norms == 0, 1, norms).astype(X.dtype if X.dtype.kind == "f" else float)
    return unit @ unit.T


def attention_scores(X, W_q, W_k):
    return (X @ W_q) @ (X @ W_k).T


def projection_length(v, u):
    length = np.linalg.norm(u)
    return v @ u / length if length else 0.0


def project(X, W):
    return X @ W


def compare_similarity(a, b):
    return manual_dot(a, b), cosine_similarity(a, b)


dot_answers = [32, -1, 0]
explain_dot = "The first pair points the same way, the second nearly apart, and zero has no direction."
explain_attention = "No norms and no divisions: one matrix product does it, and the length may carry meaning."
