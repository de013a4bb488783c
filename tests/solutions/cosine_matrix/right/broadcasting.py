# style: broadcasting to an (n, n, d) array
import numpy as np


def cosine_matrix(X):
    A = np.array(X, dtype=float)
    prods = (A[:, None, :] * A[None, :, :]).sum(axis=-1)
    lens = np.sqrt((A * A).sum(axis=-1))
    den = lens[:, None] * lens[None, :]
    return np.where(den == 0, 0.0, prods / np.where(den == 0, 1.0, den))
