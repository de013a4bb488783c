# mistake: Divides by the norm of the whole matrix.
# loses: random
# told: wrong_divisor
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    total = np.linalg.norm(X)
    if total == 0:
        return np.zeros((len(X), len(X)))
    U = X / total
    return U @ U.T
