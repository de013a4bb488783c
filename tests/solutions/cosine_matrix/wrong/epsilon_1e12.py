# mistake: Adds 1e-12 to the product of the norms, which spoils tiny rows.
# loses: magnitudes
# told: tiny_taken_for_zero
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    n = np.linalg.norm(X, axis=1)
    return X @ X.T / (np.outer(n, n) + 1e-12)
