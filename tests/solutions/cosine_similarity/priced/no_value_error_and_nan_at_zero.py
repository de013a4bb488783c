# earns: 15 of 20
# ideas: -
# loses: zero-vector, mismatched-lengths
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    dot = np.sum(a * b)
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    return dot / size
