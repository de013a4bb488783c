# mistake: Gets the dot product from cosine_similarity in the same file, which calls np.dot.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return np.dot(a, b) / d


def manual_dot(x, y):
    return cosine_similarity(x, y) * np.linalg.norm(x) * np.linalg.norm(y)
