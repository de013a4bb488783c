# mistake: Returns (0, 0) on different lengths.
# loses: mismatched-lengths
# told: mismatch_returns_a_value
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        return 0, 0
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return dot, (dot / n if n else 0.0)
