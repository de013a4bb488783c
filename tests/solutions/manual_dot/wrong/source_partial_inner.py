# mistake: Wraps np.inner in functools.partial.
# loses: source-rule
# told: dot_by_numpy
from functools import partial
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    against_x = partial(np.inner, x)
    return against_x(y)
