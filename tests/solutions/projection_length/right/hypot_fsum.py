# style: math.hypot and math.fsum with type hints
import math
import numpy as np


def projection_length(v: np.ndarray, u: np.ndarray) -> float:
    size = math.hypot(*u)
    if size == 0.0:
        return 0.0
    return math.fsum(a * b for a, b in zip(v, u)) / size
