# mistake: Uses the inner product of the masked-array module.
# loses: source-rule
# told: dot_by_numpy
import numpy.ma as ma
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return float(ma.inner(np.asarray(x), np.asarray(y)))
