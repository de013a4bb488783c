# mistake: Returns None for a zero vector.
# loses: zero-vector
# told: another_value_beside_zero
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return None
    return np.dot(a, b) / d
