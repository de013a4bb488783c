# mistake: Calls a lambda defined elsewhere in the file that uses np.dot.
# loses: source-rule
# told: dot_by_numpy
import numpy as np

h = lambda p, q: np.dot(p, q)


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    result = h(x, y)
    return result
