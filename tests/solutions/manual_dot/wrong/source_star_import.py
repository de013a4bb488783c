# mistake: Star-imports numpy and calls its inner.
# loses: source-rule
# told: dot_by_numpy
from numpy import *


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return inner(x, y)
