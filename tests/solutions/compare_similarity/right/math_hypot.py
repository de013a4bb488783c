# style: math.hypot with unpacking and lambda
import math

_pair = lambda d, n: (d, d / n if n else 0.0)


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("not comparable")
    return _pair(sum(x * y for x, y in zip(a, b)), math.hypot(*a) * math.hypot(*b))
