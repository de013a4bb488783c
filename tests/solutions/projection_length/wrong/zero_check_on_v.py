# mistake: Checks v instead of u for zero.
# loses: zero-vector
# told: wrong_vector_tested
import numpy as np


def projection_length(v, u):
    if np.linalg.norm(v) == 0:
        return 0.0
    return np.dot(v, u) / np.linalg.norm(u)
