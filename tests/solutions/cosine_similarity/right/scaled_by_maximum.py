# style: divides by the largest entry first, against overflow
import numpy as np


def cosine_similarity(a, b):
    a = np.asarray(a, dtype=float)
    b = np.asarray(b, dtype=float)
    if len(a) != len(b):
        raise ValueError("a and b must be the same length")
    ma, mb = np.abs(a).max(), np.abs(b).max()
    if ma == 0 or mb == 0:
        return 0.0
    a = a / ma
    b = b / mb
    return (a * b).sum() / (np.sqrt((a ** 2).sum()) * np.sqrt((b ** 2).sum()))
