# style: np.dot over np.linalg.norm with a zero check
import numpy as np


def projection_length(v, u):
    norm_u = np.linalg.norm(u)
    if norm_u == 0:
        return 0.0
    return np.dot(v, u) / norm_u
