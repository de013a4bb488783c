# mistake: Uses np.linalg.multi_dot.
# loses: source-rule
# told: dot_by_numpy
import numpy.linalg as la
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return la.multi_dot([np.asarray(x), np.asarray(y)])
