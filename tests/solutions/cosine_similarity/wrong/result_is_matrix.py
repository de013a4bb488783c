# mistake: Reshapes to rows as a library wants it and returns a 1x1 array.
# loses: random
# told: cosine_as_matrix
import numpy as np


def cosine_similarity(a, b):
    a = np.asarray(a, float).reshape(1, -1)
    b = np.asarray(b, float).reshape(1, -1)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return a @ b.T / d
