# mistake: Raises ValueError for u = 0.
# loses: zero-vector
# told: length_zero_raises
import numpy as np


def projection_length(v, u):
    n = np.linalg.norm(u)
    if n == 0:
        raise ValueError("cannot project onto the zero vector")
    return np.dot(v, u) / n
