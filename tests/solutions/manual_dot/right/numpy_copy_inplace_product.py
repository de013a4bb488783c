# style: numpy product flattened to a list and summed by built-in sum, with keyword dtype float64
import numpy as np


def manual_dot(x, y):
    xv = np.array(x, dtype=np.float64)
    yv = np.array(y, dtype=np.float64)
    if xv.size != yv.size:
        raise ValueError("size mismatch: {} vs {}".format(xv.size, yv.size))
    xv *= yv  # xv is a copy
    return sum(xv.tolist())
