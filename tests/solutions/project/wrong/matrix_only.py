# mistake: Handles only matrices: loops over the rows of X.
# loses: worked-examples
# told: one_or_many_vectors
import numpy as np


def project(X, W):
    n, d = X.shape
    return np.array([X[i] @ W for i in range(n)])
