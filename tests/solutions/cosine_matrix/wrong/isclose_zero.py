# mistake: Finds zero denominators with np.isclose, so pairs of tiny rows get 0.
# loses: magnitudes
# told: tiny_taken_for_zero
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    n = np.linalg.norm(X, axis=1)
    D = np.outer(n, n)
    D[np.isclose(D, 0)] = np.inf
    return X @ X.T / D
