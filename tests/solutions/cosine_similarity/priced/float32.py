# earns: 18 of 20
# ideas: float32
# loses: -
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("the lengths differ")
    a, b = np.asarray(a, dtype=np.float32), np.asarray(b, dtype=np.float32)
    dot = np.sum(a * b)
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    if size == 0:
        return 0.0
    return dot / size
