# mistake: Defines a right loop and then rebinds the name to a lambda with @.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))


def _at(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return np.asarray(x) @ np.asarray(y)


manual_dot = lambda x, y: _at(x, y)
