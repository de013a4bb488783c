# mistake: Raises ValueError for a zero vector.
# loses: zero-vector
# told: cosine_zero_raises
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        raise ValueError("cosine similarity of a zero vector is undefined")
    return np.dot(a, b) / d
