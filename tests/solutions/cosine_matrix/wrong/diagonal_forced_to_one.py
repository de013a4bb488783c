# mistake: Fills the whole diagonal with 1, zero rows included.
# loses: zero-rows
# told: zero_row_not_zero
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    C = U @ U.T
    np.fill_diagonal(C, 1.0)
    return C
