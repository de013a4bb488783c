# earns: 23 of 25
# ideas: tiny_taken_for_zero
# loses: -
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    n = np.sqrt((X * X).sum(axis=1))
    products, sizes = X @ X.T, np.outer(n, n)
    return products / (sizes + 1e-12)
