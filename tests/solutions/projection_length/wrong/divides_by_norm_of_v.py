# mistake: Divides by |v| instead of |u|.
# loses: random
# told: length_of_other
import numpy as np


def projection_length(v, u):
    n = np.linalg.norm(v)
    if n == 0 or not u.any():
        return 0.0
    return np.dot(v, u) / n
