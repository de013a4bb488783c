# mistake: Returns an array with one entry instead of a scalar.
# loses: worked-examples
# told: array_for_number
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return np.sum(np.array(x) * np.array(y), keepdims=True)
