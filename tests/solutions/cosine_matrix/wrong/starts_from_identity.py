# mistake: Starts from the identity matrix and fills only the off-diagonal entries, so a zero row has 1 on the diagonal.
# loses: zero-rows
# told: zero_row_not_zero
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    n = len(X)
    C = np.eye(n)
    for i in range(n):
        for j in range(n):
            if i == j:
                continue
            d = np.linalg.norm(X[i]) * np.linalg.norm(X[j])
            C[i, j] = X[i] @ X[j] / d if d else 0.0
    return C
