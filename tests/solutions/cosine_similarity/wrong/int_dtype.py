# mistake: Casts the vectors to int, so decimals are cut off.
# loses: random
# told: rounded
import numpy as np


def cosine_similarity(a, b):
    a = np.array(a).astype(int)
    b = np.array(b).astype(int)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return np.dot(a, b) / d
