# mistake: Returns the difference of the two values.
# loses: worked-examples
# told: pair_difference
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return dot - (dot / n if n else 0.0)
