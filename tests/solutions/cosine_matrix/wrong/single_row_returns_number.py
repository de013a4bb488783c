# mistake: Returns the number 1.0 for a matrix with one row.
# loses: single
# told: single_row_not_a_matrix
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    if X.shape[0] == 1:
        return 1.0
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    return U @ U.T
