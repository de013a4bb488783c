# mistake: Returns the cosine distance 1 - cos.
# loses: random, parallel
# told: cosine_distance
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return 1 - np.dot(a, b) / d
