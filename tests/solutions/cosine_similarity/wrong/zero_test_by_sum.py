# mistake: Takes a vector whose entries sum to zero or less for the zero vector.
# loses: random
# told: zero_test_too_wide
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    if a.sum() <= 0 or b.sum() <= 0:
        return 0.0
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))
