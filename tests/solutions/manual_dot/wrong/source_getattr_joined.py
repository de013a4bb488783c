# mistake: Fetches np.dot with getattr and a name glued together.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    f = getattr(np, 'd' + 'ot')
    return f(x, y)
