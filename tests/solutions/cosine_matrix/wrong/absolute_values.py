# mistake: Takes absolute values, so opposite rows look alike.
# loses: parallel
# told: absolute_value
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    return np.abs(U @ U.T)
