# mistake: Returns the dot product without dividing by the norms.
# loses: random, parallel
# told: cosine_plain_dot
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    return float(np.dot(a, b))
