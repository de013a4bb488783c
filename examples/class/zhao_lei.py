import numpy as np


def manual_dot(x, y):
    x, y = np.asarray(x), np.asarray(y)
    if x.shape != y.shape:
        raise ValueError(f"shapes differ: {x.shape} and {y.shape}")
    return np.sum(x * y)


def cosine_similarity(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    na, nb = np.linalg.norm(a), np.linalg.norm(b)
    if na == 0 or nb == 0
        return 0.0
    return a @ b / (na * nb)


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1.0
    unit = X / norms
    return unit @ unit.T


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


explain_dot = """第一个结果 32 很大，说明两个向量方向接近；第二个是 -1，几乎垂直，略微反向；第三个是 0，零向量没有方向。"""


explain_attention = """点积只要一次矩阵乘法，不用算模长、开方和除法，计算量小，而且向量长度本身也带有信息。"""
