# earns: 13 of 20
# ideas: arrays_only, tiny_taken_for_zero
# loses: -
import numpy as np


def cosine_similarity(a, b):
    if a.shape != b.shape:
        raise ValueError("the lengths differ")
    dot = np.sum(a * b)
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    return dot / (size + 1e-12)
