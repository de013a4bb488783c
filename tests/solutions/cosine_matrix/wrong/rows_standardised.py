# mistake: Subtracts the column means first (standardises the data).
# loses: random
# told: matrix_centred_columns
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    X = X - X.mean(axis=0)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    return U @ U.T
