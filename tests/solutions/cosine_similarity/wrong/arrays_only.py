# mistake: Calls the dot method of the arguments, which lists and tuples do not have.
# loses: containers
# told: arrays_only
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        return 0.0
    return a.dot(b) / d
