# mistake: Computes in float32 and loses half of the digits.
# loses: random
# told: float32
import numpy as np


def manual_dot(x, y):
    x = np.array(x, dtype=np.float32)
    y = np.array(y, dtype=np.float32)
    if x.shape != y.shape:
        raise ValueError("lengths differ")
    return (x * y).sum()
