# mistake: Divides by the sum of the norms instead of their product.
# loses: random
# told: cosine_sum_of_norms
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    na, nb = np.linalg.norm(a), np.linalg.norm(b)
    if na == 0 or nb == 0:
        return 0.0
    return np.dot(a, b) / (na + nb)
