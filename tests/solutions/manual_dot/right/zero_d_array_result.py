# style: writes the sum into a 0-d array
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    out = np.zeros(())
    for a, b in zip(x, y):
        out += a * b
    return out
