# mistake: Returns the single number 0.0 instead of a pair for a zero vector.
# loses: zero-vector
# told: pair_zero_single
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    n = np.linalg.norm(a) * np.linalg.norm(b)
    if n == 0:
        return 0.0
    dot = np.dot(a, b)
    return dot, dot / n
