# mistake: Loops for lists but calls np.dot when the arguments are arrays.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if isinstance(x, np.ndarray) and isinstance(y, np.ndarray):
        return np.dot(x, y)
    total = 0
    for a, b in zip(x, y):
        total += a * b
    return total
