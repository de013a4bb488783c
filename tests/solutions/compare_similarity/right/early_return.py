# style: early return for zero vectors, np.any as the test
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("length of a and b must agree")
    if not np.any(a) or not np.any(b):
        return 0.0, 0.0
    dot = float(np.inner(a, b))
    return dot, dot / (float(np.linalg.norm(a)) * float(np.linalg.norm(b)))
