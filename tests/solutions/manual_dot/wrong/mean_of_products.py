# mistake: Takes the mean of the products instead of their sum.
# loses: worked-examples
# told: dot_mean
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if len(x) == 0:
        return 0.0
    return np.mean(np.asarray(x) * np.asarray(y))
