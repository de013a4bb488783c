# mistake: Imports numpy.dot under another name and calls it.
# loses: source-rule
# told: dot_by_numpy
from numpy import dot as total_of_products


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return total_of_products(x, y)
