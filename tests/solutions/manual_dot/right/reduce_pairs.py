# style: functools.reduce over pairs with a start value
from functools import reduce


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError(f"got lengths {len(x)} and {len(y)}")
    return reduce(lambda acc, pair: acc + pair[0] * pair[1], zip(x, y), 0)
