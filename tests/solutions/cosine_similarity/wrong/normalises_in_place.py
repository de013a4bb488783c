# mistake: Normalises in place after np.asarray, which changes float arrays of the caller.
# loses: unchanged-inputs
# told: changes_arguments
import numpy as np


def cosine_similarity(a, b):
    a = np.asarray(a, dtype=float)
    b = np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    na, nb = np.linalg.norm(a), np.linalg.norm(b)
    if na == 0 or nb == 0:
        return 0.0
    a /= na
    b /= nb
    return float(a @ b)
