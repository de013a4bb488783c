# mistake: Calls np.ndarray.dot as an unbound method through map.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return next(map(np.ndarray.dot, [np.asarray(x)], [np.asarray(y)]))
