# mistake: Returns the norm of the projected vector, which is never negative.
# loses: sign
# told: absolute_value
import numpy as np


def projection_length(v, u):
    uu = u @ u
    if uu == 0:
        return 0.0
    return np.linalg.norm((v @ u) / uu * u)
