# style: double loop over the rows with np.dot and np.linalg.norm
import numpy as np


def cosine_matrix(X):
    X = np.array(X, dtype=float)
    n = len(X)
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            ni = np.linalg.norm(X[i])
            nj = np.linalg.norm(X[j])
            if ni != 0 and nj != 0:
                C[i, j] = np.dot(X[i], X[j]) / (ni * nj)
    return C
