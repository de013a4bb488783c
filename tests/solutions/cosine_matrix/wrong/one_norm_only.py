# mistake: Divides by the norm of the row vector only, not by the norm of the other one.
# loses: random
# told: matrix_one_norm
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    return X @ X.T / norms
