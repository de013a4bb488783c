# mistake: Divides by zero for u = 0 and returns NaN.
# loses: zero-vector
# told: zero_length_divided_by
import numpy as np


def projection_length(v, u):
    return np.dot(v, u) / np.linalg.norm(u)
