# style: math.fsum with type hints
import math
from typing import Sequence


def manual_dot(x: Sequence[float], y: Sequence[float]) -> float:
    if len(x) != len(y):
        raise ValueError("x and y must have equal length")
    return math.fsum(xi * yi for xi, yi in zip(x, y))
