# mistake: Adds 1e-8 to the norms.
# loses: random, magnitudes
# told: tiny_taken_for_zero
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    U = X / (np.linalg.norm(X, axis=1, keepdims=True) + 1e-8)
    return U @ U.T
