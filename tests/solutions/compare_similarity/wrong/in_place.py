# mistake: Computes the dot product and then normalises the caller's arrays in place.
# loses: unchanged-inputs
# told: changes_arguments
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    dot = a @ b
    na, nb = np.linalg.norm(a), np.linalg.norm(b)
    if na == 0 or nb == 0:
        return 0.0, 0.0
    a /= na
    b /= nb
    return dot, a @ b
