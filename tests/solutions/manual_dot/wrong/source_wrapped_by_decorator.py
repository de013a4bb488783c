# mistake: A decorator replaces the loop by np.dot.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def faster(func):
    def wrapper(x, y):
        if len(x) != len(y):
            raise ValueError("lengths differ")
        return np.dot(x, y)
    return wrapper


@faster
def manual_dot(x, y):
    return sum(a * b for a, b in zip(x, y))
