# mistake: Returns NaN as the cosine of a zero vector.
# loses: zero-vector
# told: zero_length_divided_by
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    return dot, dot / (np.linalg.norm(a) * np.linalg.norm(b))
