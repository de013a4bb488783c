# style: makes the unit vector of u first
import numpy as np


def projection_length(v, u):
    if not np.any(u):
        return 0.0
    direction = u / np.sqrt(u @ u)
    return float(v @ direction)
