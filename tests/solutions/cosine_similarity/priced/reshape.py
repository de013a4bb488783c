# earns: 15 of 20
# ideas: arrays_only
# loses: -
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("the lengths differ")
    a, b = a.reshape(1, -1), b.reshape(1, -1)
    size = np.sqrt((a * a).sum()) * np.sqrt((b * b).sum())
    return 0.0 if size == 0 else (a @ b.T)[0, 0] / size
