# mistake: Divides by the norm of the elementwise product.
# loses: random
# told: wrong_divisor
import numpy as np


def cosine_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    d = np.linalg.norm(a * b)
    return a @ b / d if d else 0.0
