# earns: 16 of 20
# ideas: array_for_number
# loses: -
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("the lengths differ")
    x, y = np.asarray(x, float), np.asarray(y, float)
    return np.sum(x * y, keepdims=True)
