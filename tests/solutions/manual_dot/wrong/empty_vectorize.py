# mistake: Uses np.vectorize, which refuses empty input.
# loses: empty
import numpy as np

times = np.vectorize(lambda a, b: float(a) * float(b))


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return times(x, y).sum()
