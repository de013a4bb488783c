# mistake: Clips the result to the range from 0 to 1, so negative cosines become 0.
# loses: parallel
# told: absolute_value
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return min(1.0, max(0.0, np.dot(a, b) / d))
