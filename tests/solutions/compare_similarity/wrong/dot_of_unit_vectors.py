# mistake: Normalises the vectors first, so both values are the cosine.
# loses: worked-examples, random
# told: pair_both_cosine
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    a, b = np.array(a, float), np.array(b, float)
    a = a / (np.linalg.norm(a) or 1)
    b = b / (np.linalg.norm(b) or 1)
    dot = a @ b
    return dot, dot
