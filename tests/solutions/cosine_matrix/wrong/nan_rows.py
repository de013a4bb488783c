# mistake: Divides by zero norms, so zero rows give NaN.
# loses: zero-rows
# told: zero_row_divided_by
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    return X @ X.T / np.outer(norms, norms)
