# mistake: Calls the array's dot method.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    x = np.array(x)
    y = np.array(y)
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return x.dot(y)
