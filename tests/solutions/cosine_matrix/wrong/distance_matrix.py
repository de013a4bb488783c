# mistake: Returns 1 - cosine (distances).
# loses: random, parallel
# told: matrix_distance, zero_row_not_zero
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    return 1 - U @ U.T
