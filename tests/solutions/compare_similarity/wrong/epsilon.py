# mistake: Adds 1e-9 to the denominator of the cosine.
# loses: magnitudes
# told: tiny_taken_for_zero
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    return dot, dot / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9)
