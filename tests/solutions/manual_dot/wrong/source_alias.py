# mistake: Calls np.dot under an alias.
# loses: source-rule
# told: dot_by_numpy
import numpy as np

multiply_and_add = np.dot


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return multiply_and_add(x, y)
