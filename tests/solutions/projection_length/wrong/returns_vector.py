# mistake: Returns the projected vector instead of its length.
# loses: worked-examples, random
# told: length_as_vector
import numpy as np


def projection_length(v, u):
    uu = u @ u
    if uu == 0:
        return np.zeros_like(u)
    return (v @ u) / uu * u
