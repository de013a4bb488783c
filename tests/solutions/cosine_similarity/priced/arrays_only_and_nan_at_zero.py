# earns: 12 of 20
# ideas: arrays_only
# loses: zero-vector
import numpy as np


def cosine_similarity(a, b):
    if a.shape != b.shape:
        raise ValueError("the lengths differ")
    dot = np.sum(a * b)
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    return dot / size
