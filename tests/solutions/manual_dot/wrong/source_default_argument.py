# mistake: Hides np.dot in a default argument.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y, op=np.dot):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return op(x, y)
