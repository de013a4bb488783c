# mistake: Casts to float32 and loses half of the digits.
# loses: random
# told: float32
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X).astype(np.float32)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    norms[norms == 0] = 1
    U = X / norms
    return U @ U.T
