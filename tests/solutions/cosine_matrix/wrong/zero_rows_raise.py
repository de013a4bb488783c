# mistake: Raises ValueError if there is a zero row.
# loses: zero-rows
# told: matrix_zero_raises
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    if (norms == 0).any():
        raise ValueError("zero row")
    return X @ X.T / np.outer(norms, norms)
