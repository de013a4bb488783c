# mistake: Dispatches to np.dot over a dictionary of operations.
# loses: source-rule
# told: dot_by_numpy
import numpy as np

OPS = {"product-sum": np.dot, "sum": np.sum}


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return OPS["product-sum"](x, y)
