# mistake: Checks only the first vector for zero.
# loses: zero-vector
# told: only_one_vector_tested
import numpy as np


def cosine_similarity(a, b):
    a, b = np.array(a), np.array(b)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    if np.linalg.norm(a) == 0:
        return 0.0
    return a.dot(b) / (np.linalg.norm(a) * np.linalg.norm(b))
