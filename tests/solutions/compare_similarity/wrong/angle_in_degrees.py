# mistake: Returns the angle in degrees as the second value.
# loses: random
# told: angle
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    if n == 0:
        return 0.0, 0.0
    return dot, np.degrees(np.arccos(np.clip(dot / n, -1, 1)))
