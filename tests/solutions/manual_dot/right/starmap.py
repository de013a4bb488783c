# style: itertools.starmap with operator.mul
from itertools import starmap
import operator


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError
    return sum(starmap(operator.mul, zip(x, y)))
