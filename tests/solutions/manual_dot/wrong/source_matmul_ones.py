# mistake: Adds the elementwise products with np.matmul and a vector of ones.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    prods = np.multiply(x, y)
    return np.matmul(prods, np.ones(len(prods)))
