# mistake: Maps the cosine to the range from 0 to 1 by (c + 1) / 2.
# loses: random, parallel
# told: rescaled
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return (np.dot(a, b) / d + 1) / 2
