# mistake: Takes the number of columns for the number of rows.
# loses: random
# told: -
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    n = X.shape[1]
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            d = np.linalg.norm(X[i]) * np.linalg.norm(X[j])
            if d > 0:
                C[i, j] = X[i] @ X[j] / d
    return C
