# mistake: Adds 1e-8 to the denominator against division by zero.
# loses: random, magnitudes
# told: tiny_taken_for_zero
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-8)
