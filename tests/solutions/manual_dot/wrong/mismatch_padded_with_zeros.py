# mistake: Pads the shorter vector with zeros instead of raising ValueError.
# loses: mismatched-lengths
# told: lengths_not_compared
from itertools import zip_longest


def manual_dot(x, y):
    return sum(a * b for a, b in zip_longest(x, y, fillvalue=0))
