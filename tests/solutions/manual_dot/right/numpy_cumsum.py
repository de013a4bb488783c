# style: the last entry of a numpy cumulative sum, the empty case apart
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths must match")
    if len(x) == 0:
        return 0.0
    running = np.cumsum(np.array(x) * np.array(y))
    return running[-1]
