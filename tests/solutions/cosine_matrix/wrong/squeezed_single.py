# mistake: Squeezes the result, so one row gives a scalar array instead of a 1x1 matrix.
# loses: single
# told: single_row_not_a_matrix
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    return np.squeeze(U @ U.T)
