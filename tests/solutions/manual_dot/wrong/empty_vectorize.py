# mistake: Uses np.vectorize, which refuses empty input.
# loses: empty
# told: dot_empty_raises
import numpy as np

times = np.vectorize(lambda a, b: float(a) * float(b))


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return times(x, y).sum()
