# mistake: Takes the norms of the columns (axis=0).
# loses: random
# told: columns_for_rows
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=0)
    norms[norms == 0] = 1
    U = X / norms
    return U @ U.T
