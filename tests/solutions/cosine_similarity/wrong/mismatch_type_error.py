# mistake: Raises TypeError instead of ValueError on different lengths.
# loses: mismatched-lengths
# told: another_exception
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise TypeError("a and b must have the same length")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    return np.dot(a, b) / d if d else 0.0
