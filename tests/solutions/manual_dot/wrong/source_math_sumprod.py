# mistake: Fetches math.sumprod with getattr.
# loses: source-rule
# told: dot_by_numpy
import math


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return getattr(math, "sum" + "prod")(x, y)
