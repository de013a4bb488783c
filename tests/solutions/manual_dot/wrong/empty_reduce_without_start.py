# mistake: Calls reduce without a start value, which raises TypeError for empty vectors.
# loses: empty
# told: dot_reduce_without_start
from functools import reduce


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return reduce(lambda s, t: s + t, [a * b for a, b in zip(x, y)])
