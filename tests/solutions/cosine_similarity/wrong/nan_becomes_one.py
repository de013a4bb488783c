# mistake: Replaces NaN by 1 instead of 0.
# loses: zero-vector
# told: another_value_beside_zero
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    with np.errstate(all="ignore"):
        c = a @ b / (np.linalg.norm(a) * np.linalg.norm(b))
    return np.nan_to_num(c, nan=1.0)
