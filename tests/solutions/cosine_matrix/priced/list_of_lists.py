# earns: 20 of 25
# ideas: list_for_array
# loses: -
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    n = np.sqrt((X * X).sum(axis=1))
    products, sizes = X @ X.T, np.outer(n, n)
    sizes[sizes == 0] = 1
    return (products / sizes).tolist()
