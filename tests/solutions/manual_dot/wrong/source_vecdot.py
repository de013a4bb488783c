# mistake: Uses np.vecdot where NumPy has it and np.inner otherwise.
# loses: source-rule
# told: dot_by_numpy
import numpy as np

try:
    row_product = np.vecdot
except AttributeError:
    row_product = np.inner


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return row_product(x, y)
