# mistake: Divides by the sums of absolute values (L1 norm).
# loses: random
# told: wrong_divisor
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    d = np.abs(a).sum() * np.abs(b).sum()
    return a @ b / d if d else 0.0
