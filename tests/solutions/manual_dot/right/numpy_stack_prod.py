# style: np.stack (which raises ValueError itself on different lengths), then prod over the pairs and sum
import numpy as np


def manual_dot(x, y):
    both = np.stack([np.asarray(x), np.asarray(y)])   # ValueError if lengths differ
    return both.prod(axis=0).sum()
