# mistake: Calls the dot method over operator.methodcaller.
# loses: source-rule
# told: dot_by_numpy
from operator import methodcaller
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return methodcaller("dot", y)(np.asarray(x))
