# mistake: Picks np.dot out of a list of functions.
# loses: source-rule
# told: dot_by_numpy
import numpy as np

tools = [np.add, np.multiply, np.dot, np.sum]


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return tools[2](x, y)
