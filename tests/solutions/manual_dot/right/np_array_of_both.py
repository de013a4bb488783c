# style: packs both vectors into one array, relying on the ValueError for ragged input
import numpy as np


def manual_dot(x, y):
    try:
        m = np.array([x, y], dtype=float)
    except ValueError:
        raise ValueError("x and y must have the same length")
    return (m[0] * m[1]).sum()
