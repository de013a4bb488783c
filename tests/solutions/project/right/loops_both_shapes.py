# style: loops, one vector or many by ndim, Chinese comments
import numpy as np


def project_one(x, W):
    d, k = W.shape
    out = np.zeros(k)
    for j in range(k):
        for i in range(d):
            out[j] += x[i] * W[i, j]
    return out


def project(X, W):
    if X.ndim == 1:
        # 单个向量
        return project_one(X, W)
    # 多个向量：逐行投影
    return np.array([project_one(row, W) for row in X])
