# style: itertools.accumulate, keeping only the last value
from collections import deque
from itertools import accumulate


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("len(x) != len(y)")
    last = deque(accumulate((a * b for a, b in zip(x, y)), initial=0.0), maxlen=1)
    return last.pop()
