# mistake: Fills only the upper triangle.
# loses: random
# told: not_all_pairs
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    n = len(X)
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(i, n):
            d = np.linalg.norm(X[i]) * np.linalg.norm(X[j])
            if d > 0:
                C[i, j] = X[i] @ X[j] / d
    return C
