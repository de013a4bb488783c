# mistake: Gives the result the dtype of the input, so integer input truncates the cosines.
# loses: containers
# told: rounded
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X)
    n = X.shape[0]
    C = np.zeros((n, n), dtype=X.dtype)
    for i in range(n):
        for j in range(n):
            d = np.linalg.norm(X[i]) * np.linalg.norm(X[j])
            if d > 0:
                C[i, j] = X[i] @ X[j] / d
    return C
