# earns: 15 of 20
# ideas: arrays_only
# loses: -
import numpy as np


def cosine_similarity(a, b):
    a, b = a.flatten(), b.flatten()
    if len(a) != len(b):
        raise ValueError("the lengths differ")
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    return 0.0 if size == 0 else (a * b).sum() / size
