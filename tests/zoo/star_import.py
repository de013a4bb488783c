from math import *
from numpy import *


def manual_dot(x, y):
    x, y = asarray(x), asarray(y)
    if x.shape != y.shape:
        raise ValueError("shapes differ")
    return sum(x * y)
