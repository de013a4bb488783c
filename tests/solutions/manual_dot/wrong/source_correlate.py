# mistake: Uses np.correlate in valid mode.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if len(x) == 0:
        return 0.0
    return np.correlate(x, y)[0]
