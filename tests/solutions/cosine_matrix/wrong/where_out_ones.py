# mistake: Uses np.divide with where= but an out array of ones, so zero rows give 1.
# loses: zero-rows
# told: zero_row_not_zero
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    D = np.outer(norms, norms)
    return np.divide(X @ X.T, D, out=np.ones_like(D), where=D > 0)
