# mistake: Rounds the result to four decimals.
# loses: random
# told: rounded
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return round(float(np.dot(a, b) / d), 4)
