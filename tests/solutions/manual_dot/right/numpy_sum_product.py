# style: numpy elementwise product and np.sum
import numpy as np


def manual_dot(x, y):
    x = np.asarray(x)
    y = np.asarray(y)
    if x.shape != y.shape:
        raise ValueError("shapes %s and %s differ" % (x.shape, y.shape))
    return np.sum(x * y)
