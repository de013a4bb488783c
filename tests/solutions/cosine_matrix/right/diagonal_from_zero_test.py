# style: fills the diagonal with 1 for non-zero rows and 0 for zero rows
import numpy as np


def cosine_matrix(X):
    X = np.array(X, float)
    nonzero = X.any(axis=1)
    U = np.zeros_like(X)
    U[nonzero] = X[nonzero] / np.linalg.norm(X[nonzero], axis=1)[:, np.newaxis]
    C = U.dot(U.T)
    np.fill_diagonal(C, nonzero.astype(float))
    return C
