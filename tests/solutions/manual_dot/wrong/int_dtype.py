# mistake: Stores the vectors in integer arrays, so decimals are cut off.
# loses: random
# told: rounded
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    x = np.array(x, dtype=int)
    y = np.array(y, dtype=int)
    return np.sum(x * y)
