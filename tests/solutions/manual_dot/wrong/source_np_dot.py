# mistake: Calls np.dot.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return np.dot(x, y)
