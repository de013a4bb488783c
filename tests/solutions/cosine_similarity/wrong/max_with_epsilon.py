# mistake: Bounds the denominator from below by 1e-8 as some libraries do, so tiny vectors come out wrong.
# loses: magnitudes
# told: tiny_taken_for_zero
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    return np.dot(a, b) / max(d, 1e-8)
