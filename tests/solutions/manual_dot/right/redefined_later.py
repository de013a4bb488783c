# style: a first definition uses np.dot, the later one (which counts) is a loop
import numpy as np


def manual_dot(x, y):
    return np.dot(x, y)


# second attempt: without np.dot
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    result = 0
    for k in range(len(x)):
        result += x[k] * y[k]
    return result
