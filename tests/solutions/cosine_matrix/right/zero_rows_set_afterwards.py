# style: sets the rows and columns of zero rows to 0 afterwards
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    with np.errstate(all="ignore"):
        C = X.dot(X.T) / np.outer(norms, norms)
    zero = norms == 0
    C[zero, :] = 0
    C[:, zero] = 0
    return C
