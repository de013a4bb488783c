# style: an old np.dot line stands after the return and never runs
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y do not match")
    value = 0
    for a, b in zip(x, y):
        value += a * b
    return value
    return np.dot(x, y)  # old version
