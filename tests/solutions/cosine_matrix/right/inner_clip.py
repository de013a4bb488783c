# style: np.inner of the unit rows, clipped to [-1, 1]
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1).reshape(-1, 1)
    unit = np.divide(X, norms, out=np.zeros(X.shape), where=norms > 0)
    return np.clip(np.inner(unit, unit), -1, 1)
