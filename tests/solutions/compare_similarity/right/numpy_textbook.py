# style: NumPy with a zero check, returns a tuple
import numpy as np


def compare_similarity(a, b):
    a = np.asarray(a, dtype=float)
    b = np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("a and b must have the same length")
    dot = np.dot(a, b)
    denom = np.linalg.norm(a) * np.linalg.norm(b)
    cos = dot / denom if denom != 0 else 0.0
    return dot, cos
