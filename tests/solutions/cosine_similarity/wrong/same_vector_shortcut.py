# mistake: Returns 1 whenever a equals b, the zero vector with itself included.
# loses: zero-vector
# told: another_value_beside_zero
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    if (a == b).all():
        return 1.0
    d = np.linalg.norm(a) * np.linalg.norm(b)
    return a @ b / d if d != 0 else 0.0
