# mistake: Removes the zero rows, so the result has the wrong shape.
# loses: zero-rows
# told: matrix_drops_zero_rows
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    X = X[norms > 0] / norms[norms > 0][:, None]
    return X @ X.T
