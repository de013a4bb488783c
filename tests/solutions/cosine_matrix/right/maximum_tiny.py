# style: bounds the norms from below by the smallest normal float
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.maximum(np.linalg.norm(X, axis=1), np.finfo(float).tiny)
    Y = (X.T / norms).T
    return np.matmul(Y, Y.T)
