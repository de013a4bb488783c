# earns: 18 of 20
# ideas: tiny_taken_for_zero
# loses: -
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("the lengths differ")
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    dot = np.sum(a * b)
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    return dot / (size + 1e-9)
