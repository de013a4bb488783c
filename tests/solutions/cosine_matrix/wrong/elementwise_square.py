# mistake: Multiplies U * U elementwise instead of taking the matrix product.
# loses: random
# told: matrix_elementwise
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    return U * U
