# mistake: Treats every norm below 0.001 as zero.
# loses: magnitudes
# told: tiny_taken_for_zero
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    na, nb = np.linalg.norm(a), np.linalg.norm(b)
    if na < 1e-3 or nb < 1e-3:
        return 0.0
    return a @ b / (na * nb)
