# style: einsum, returning a 0-d array
import numpy as np


def projection_length(v, u):
    vu = np.einsum("i,i", v, u)
    uu = np.einsum("i,i", u, u)
    return np.asarray(vu / uu ** 0.5) if uu > 0 else np.asarray(0.0)
