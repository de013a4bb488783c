# mistake: Clears the rows of zero vectors but not their columns, where NaN stays.
# loses: zero-rows
# told: half_of_zero_row_cleared
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    with np.errstate(all="ignore"):
        C = X @ X.T / np.outer(norms, norms)
    C[norms == 0, :] = 0.0
    return C
