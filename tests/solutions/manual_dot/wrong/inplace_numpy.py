# mistake: Multiplies in place after np.asarray, which shares memory with a float array argument.
# loses: unchanged-inputs
# told: changes_arguments
import numpy as np


def manual_dot(x, y):
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    if len(x) != len(y):
        raise ValueError("lengths differ")
    x *= y
    return x.sum()
