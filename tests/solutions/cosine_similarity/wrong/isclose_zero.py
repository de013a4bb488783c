# mistake: Tests the denominator with np.isclose, so tiny vectors count as zero.
# loses: magnitudes
# told: tiny_taken_for_zero
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if np.isclose(d, 0):
        return 0.0
    return np.dot(a, b) / d
