# mistake: Casts to float32 and loses half of the digits.
# loses: random
# told: float32
import numpy as np


def cosine_similarity(a, b):
    a = np.array(a, dtype="float32")
    b = np.array(b, dtype="float32")
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return np.dot(a, b) / d
