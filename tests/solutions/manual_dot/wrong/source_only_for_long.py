# mistake: Loops for short vectors but calls np.dot for long ones.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    n = len(x)
    if n != len(y):
        raise ValueError("lengths differ")
    if n > 50:
        return np.dot(x, y)  # the loop is too slow for long vectors
    s = 0
    for i in range(n):
        s += x[i] * y[i]
    return s
