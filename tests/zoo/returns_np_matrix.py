import numpy as np

def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)[:, None]
    unit = np.asmatrix(np.divide(X, norms, out=np.zeros_like(X), where=norms != 0))
    return unit * unit.T
