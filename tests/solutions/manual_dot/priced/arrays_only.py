# earns: 15 of 20
# ideas: arrays_only
# loses: -
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("the lengths differ")
    return np.sum(x * y)
