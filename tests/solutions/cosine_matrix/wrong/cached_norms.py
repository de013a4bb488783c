# mistake: Appends the norms to a module-level list that is never emptied, so later calls use old norms.
# loses: random
# told: -
import numpy as np

norms = []


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    for row in X:
        norms.append(np.linalg.norm(row) or 1.0)
    n = len(X)
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            C[i, j] = X[i] @ X[j] / (norms[i] * norms[j])
    return C
