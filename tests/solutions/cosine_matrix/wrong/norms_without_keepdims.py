# mistake: Forgets keepdims, so the row norms are broadcast along the columns.
# loses: random
# told: matrix_without_keepdims
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    norms[norms == 0] = 1
    U = X / norms
    return U @ U.T
