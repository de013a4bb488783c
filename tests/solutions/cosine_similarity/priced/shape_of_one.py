# earns: 16 of 20
# ideas: array_for_number
# loses: -
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("the lengths differ")
    a, b = np.asarray(a, float).reshape(-1, 1), np.asarray(b, float).reshape(-1, 1)
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    return np.zeros(1) if size == 0 else (a * b).sum(axis=0) / size
