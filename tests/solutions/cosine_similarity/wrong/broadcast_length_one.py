# mistake: Trusts NumPy to raise on different lengths, but a length-1 vector is broadcast.
# loses: mismatched-lengths
# told: lengths_not_compared
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    d = np.sqrt(np.sum(a ** 2)) * np.sqrt(np.sum(b ** 2))
    if d == 0:
        return 0.0
    return np.sum(a * b) / d
