# mistake: Multiplies a row np.matrix by a column np.matrix.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    row = np.matrix(x, dtype=float)
    column = np.matrix(y, dtype=float).T
    return (row * column)[0, 0]
