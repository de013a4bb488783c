# style: a first draft with np.dot is still in the file under another name
import numpy as np


def manual_dot_draft(x, y):
    # first try, replaced below because np.dot is not allowed
    return np.dot(x, y)


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y do not match")
    value = 0
    for a, b in zip(x, y):
        value += a * b
    return value
