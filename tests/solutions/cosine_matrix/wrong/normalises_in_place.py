# mistake: Normalises the rows of the caller's array in place.
# loses: unchanged-inputs
# told: changes_arguments
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    for i in range(X.shape[0]):
        norm = np.linalg.norm(X[i])
        if norm > 0:
            X[i] /= norm
    return X @ X.T
