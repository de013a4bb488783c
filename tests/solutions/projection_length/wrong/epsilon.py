# mistake: Adds 1e-8 to the norm.
# loses: random, magnitudes
# told: tiny_taken_for_zero
import numpy as np


def projection_length(v, u):
    return np.dot(v, u) / (np.linalg.norm(u) + 1e-8)
