# mistake: Rounds to three decimals.
# loses: random
# told: rounded
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    return np.round(U @ U.T, 3)
