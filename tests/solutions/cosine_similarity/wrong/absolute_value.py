# mistake: Takes the absolute value, so opposite vectors look alike.
# loses: parallel
# told: absolute_value
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return abs(np.dot(a, b)) / d
