# mistake: Takes the first value of compare_similarity in the same file, which uses @.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


def compare_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    d = a @ b
    n = np.sqrt(a @ a) * np.sqrt(b @ b)
    return d, (d / n if n else 0.0)


def manual_dot(x, y):
    return compare_similarity(x, y)[0]
