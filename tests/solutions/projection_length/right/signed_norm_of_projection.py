# style: the norm of the projected vector with the sign of the dot product
import numpy as np


def projection_length(v, u):
    uu = np.dot(u, u)
    if uu == 0:
        return 0.0
    t = np.dot(v, u) / uu
    projected = t * u
    return np.sign(t) * np.linalg.norm(projected)
