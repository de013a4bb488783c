# mistake: Divides by the sum of absolute values (L1 norm).
# loses: random
# told: wrong_length_of_u
import numpy as np


def projection_length(v, u):
    n = np.abs(u).sum()
    if n == 0:
        return 0.0
    return np.dot(v, u) / n
