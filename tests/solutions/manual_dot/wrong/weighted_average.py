# mistake: Uses a weighted average times the sum of weights, which fails when the weights sum to zero.
# loses: worked-examples, zero-vector
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if len(x) == 0:
        return 0.0
    return np.average(x, weights=y) * np.sum(y)
