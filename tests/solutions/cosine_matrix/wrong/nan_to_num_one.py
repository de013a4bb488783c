# mistake: Replaces the NaNs of zero rows by 1.
# loses: zero-rows
# told: zero_row_not_zero
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    with np.errstate(all="ignore"):
        C = X @ X.T / np.outer(norms, norms)
    C[np.isnan(C)] = 1.0
    return C
