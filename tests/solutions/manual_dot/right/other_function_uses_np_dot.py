# style: cosine_similarity in the same file uses np.dot, manual_dot does not
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    res = 0.0
    for i, v in enumerate(x):
        res += v * y[i]
    return res


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    denom = np.linalg.norm(a) * np.linalg.norm(b)
    return 0.0 if denom == 0 else np.dot(a, b) / denom
