# mistake: Returns 0 only if both vectors are zero.
# loses: zero-vector
# told: cosine_zero_both
import numpy as np


def cosine_similarity(a, b):
    a, b = np.array(a, float), np.array(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    na, nb = np.sqrt((a ** 2).sum()), np.sqrt((b ** 2).sum())
    if na == 0 and nb == 0:
        return 0.0
    return (a * b).sum() / (na * nb)
