import numpy as np


# 点积：对应元素相乘再求和
def manual_dot(x, y):
    if len(x) != len(y):          # 长度不同要报错
        raise ValueError("长度不一致")
    s = 0.0
    for a, b in zip(x, y):
        s = s + a * b
    return s


def cosine_similarity(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    norms = np.linalg.norm(a) * np.linalg.norm(b)
    return float(a @ b / norms) if norms > 0 else 0.0


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1.0
    unit = X / norms
    return unit @ unit.T


# 注意力打分：除以根号 d_k
def attention_scores(X, W_q, W_k):
    Q, K = X @ W_q, X @ W_k
    return Q @ K.T / np.sqrt(W_k.shape[1])


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
