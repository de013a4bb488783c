# mistake: Divides by the norm of a twice and never by the norm of b.
# loses: random
# told: cosine_first_norm_twice
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    na = np.linalg.norm(a)
    nb = np.linalg.norm(a)
    if na == 0 or nb == 0:
        return 0.0
    return np.dot(a, b) / (na * nb)
