# mistake: Uses operator.matmul, which is the @ operator.
# loses: source-rule
# told: dot_by_numpy
import operator
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return operator.matmul(np.array(x), np.array(y))
