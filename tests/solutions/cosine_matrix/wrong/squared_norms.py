# mistake: Divides by the squared norms (forgot the square root).
# loses: random
# told: wrong_divisor
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    sq = (X * X).sum(axis=1)
    D = np.outer(sq, sq)
    D[D == 0] = 1
    return X @ X.T / D
