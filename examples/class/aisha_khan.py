import numpy as np


def f32(x):
    return np.asarray(x, dtype=np.float32)

def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths")
    return np.sum(f32(x) * f32(y))


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths")
    a, b = f32(a), f32(b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return a @ b / n if n else 0.0


def cosine_matrix(X):
    X = f32(X)
    n = np.linalg.norm(X, axis=1, keepdims=True)
    X = X / np.where(n == 0, 1, n)
    return X @ X.T


def attention_scores(X, W_q, W_k):
    return (X @ W_q) @ (X @ W_k).T


def projection_length(v, u):
    norm = np.linalg.norm(u)
    return 0.0 if norm == 0 else np.dot(v, u) / norm


def project(X, W):
    return X @ W


def compare_similarity(a, b):
    return manual_dot(a, b), cosine_similarity(a, b)


dot_answers = [32, -1, 0]


explain_dot = """32 is large and positive: the vectors point roughly the same way. -1 is a little below zero, so they are nearly perpendicular. With the zero vector there is no direction at all."""


explain_attention = """The cosine needs two norms and a division for every pair; the dot product is one matrix product that a GPU does at once. The length of a key can also carry meaning."""
