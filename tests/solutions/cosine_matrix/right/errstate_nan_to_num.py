# style: divides under np.errstate and replaces the NaNs
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    G = X @ X.T
    n = np.sqrt(np.diag(G))
    with np.errstate(divide="ignore", invalid="ignore"):
        C = G / n[:, None] / n[None, :]
    return np.nan_to_num(C, nan=0.0)
