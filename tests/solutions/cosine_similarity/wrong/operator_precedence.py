# mistake: Leaves out the parentheses, so it divides by one norm and multiplies by the other.
# loses: random
# told: cosine_brackets
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    na, nb = np.linalg.norm(a), np.linalg.norm(b)
    if na == 0 or nb == 0:
        return 0.0
    return np.dot(a, b) / na * nb
