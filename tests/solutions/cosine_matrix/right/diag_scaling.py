# style: scales the Gram matrix with diagonal matrices
import numpy as np


def cosine_matrix(X):
    """C = D G D, D = diag(1/|x_i|), with 0 in D for a zero row."""
    X = np.asarray(X, dtype=float)
    inv = np.array([1 / np.linalg.norm(r) if np.any(r) else 0.0 for r in X])
    D = np.diag(inv)
    return D @ (X @ X.T) @ D
