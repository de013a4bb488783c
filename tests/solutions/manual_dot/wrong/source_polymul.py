# mistake: Multiplies polynomials with NumPy and reads off one coefficient of the product.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def manual_dot(x, y):
    n = len(x)
    if n != len(y):
        raise ValueError("lengths differ")
    if n == 0:
        return 0.0
    # a leading 0 coefficient would be trimmed, so read from the end
    c = np.polymul(list(x), list(y)[::-1])
    return c[-n] if len(c) >= n else 0.0
