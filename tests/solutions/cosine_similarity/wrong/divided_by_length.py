# mistake: Divides by the number of entries as well.
# loses: random
# told: cosine_mean
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    return np.mean(a * b) / d if d else 0.0
