# style: computes the upper triangle and mirrors it
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X).astype(float)
    n = X.shape[0]
    out = np.zeros((n, n))
    length = [np.sqrt(np.sum(row ** 2)) for row in X]
    for i in range(n):
        for j in range(i, n):
            if length[i] * length[j] == 0:
                continue
            out[i, j] = X[i] @ X[j] / (length[i] * length[j])
            out[j, i] = out[i, j]
    return out
