# mistake: Divides by zero in NumPy for a zero vector and returns NaN.
# loses: zero-vector
# told: zero_length_divided_by
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    return np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))
