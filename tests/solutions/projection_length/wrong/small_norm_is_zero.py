# mistake: Treats a norm below 0.001 as zero.
# loses: magnitudes
# told: tiny_taken_for_zero
import numpy as np


def projection_length(v, u):
    n = np.linalg.norm(u)
    if n < 1e-3:
        return 0.0
    return np.dot(v, u) / n
