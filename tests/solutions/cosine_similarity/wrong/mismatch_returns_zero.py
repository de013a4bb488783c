# mistake: Returns 0.0 on different lengths.
# loses: mismatched-lengths
# told: mismatch_returns_a_value
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        return 0.0
    d = np.linalg.norm(a) * np.linalg.norm(b)
    return np.dot(a, b) / d if d else 0.0
