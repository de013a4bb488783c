# style: lambda with operator.mul and map, the length check in a helper that raises
from operator import mul


def _bad():
    raise ValueError("lengths differ")


manual_dot = lambda x, y: sum(map(mul, x, y)) if len(x) == len(y) else _bad()
