# style: works in two dimensions and goes back for a single vector
import numpy as np


def project(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    single = X.ndim == 1
    P = np.atleast_2d(X).dot(W)
    return P[0] if single else P
