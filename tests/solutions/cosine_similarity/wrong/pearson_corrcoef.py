# mistake: Uses np.corrcoef, which subtracts the means first.
# loses: random
# told: cosine_pearson
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    if not a.any() or not b.any():
        return 0.0
    return np.corrcoef(a, b)[0, 1]
