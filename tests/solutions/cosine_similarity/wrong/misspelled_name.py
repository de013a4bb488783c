# mistake: The function name is misspelled.
# loses: defined
# told: -
import numpy as np


def cosine_similiarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    return np.dot(a, b) / d if d else 0.0
