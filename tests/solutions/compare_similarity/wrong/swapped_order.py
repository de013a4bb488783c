# mistake: Returns (cosine, dot) instead of (dot, cosine).
# loses: worked-examples, random
# told: pair_swapped
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return (dot / n if n else 0.0), dot
