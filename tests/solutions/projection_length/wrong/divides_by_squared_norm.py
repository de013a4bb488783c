# mistake: Divides by |u|^2, which is the coefficient and not the length.
# loses: random
# told: length_factor
import numpy as np


def projection_length(v, u):
    uu = np.dot(u, u)
    if uu == 0:
        return 0.0
    return np.dot(v, u) / uu
