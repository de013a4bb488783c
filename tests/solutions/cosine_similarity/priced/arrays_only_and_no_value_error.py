# earns: 13 of 20
# ideas: arrays_only
# loses: mismatched-lengths
import numpy as np


def cosine_similarity(a, b):
    dot = np.sum(a * b)
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    if size == 0:
        return 0.0
    return dot / size
