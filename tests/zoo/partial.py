from functools import partial


def weighted(weight, x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(weight * a * b for a, b in zip(x, y))


manual_dot = partial(weighted, 1)
