# mistake: Divides by the sums of absolute values (L1 norm).
# loses: random
# told: wrong_divisor
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    s = np.abs(X).sum(axis=1, keepdims=True)
    s[s == 0] = 1
    U = X / s
    return U @ U.T
