# mistake: Trusts NumPy to raise on different lengths, but a length-1 vector is broadcast.
# loses: mismatched-lengths
# told: lengths_not_compared
import numpy as np


def manual_dot(x, y):
    return np.sum(np.asarray(x) * np.asarray(y))
