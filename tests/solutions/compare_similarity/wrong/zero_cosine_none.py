# mistake: Returns None as the cosine of a zero vector.
# loses: zero-vector
# told: another_value_beside_zero
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return dot, (dot / n if n else None)
