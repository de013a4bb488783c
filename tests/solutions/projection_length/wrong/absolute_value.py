# mistake: Takes the absolute value and loses the sign.
# loses: sign
# told: absolute_value
import numpy as np


def projection_length(v, u):
    n = np.linalg.norm(u)
    if n == 0:
        return 0.0
    return abs(np.dot(v, u)) / n
