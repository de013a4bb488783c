# mistake: Returns the cosine: divides by |v| as well.
# loses: worked-examples, random
# told: length_cosine
import numpy as np


def projection_length(v, u):
    d = np.linalg.norm(v) * np.linalg.norm(u)
    if d == 0:
        return 0.0
    return np.dot(v, u) / d
