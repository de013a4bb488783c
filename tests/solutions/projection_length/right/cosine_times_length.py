# style: |v| times the cosine of the angle, with both zero cases
import numpy as np


def projection_length(v, u):
    nv, nu = np.linalg.norm(v), np.linalg.norm(u)
    if nv == 0 or nu == 0:
        return 0.0
    cosine = np.dot(v, u) / (nv * nu)
    return nv * cosine
