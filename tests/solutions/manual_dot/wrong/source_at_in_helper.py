# mistake: A helper function uses the @ operator.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def combine(row, column):
    return (row.reshape(1, -1) @ column.reshape(-1, 1))[0, 0]


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return combine(np.asarray(x), np.asarray(y))
