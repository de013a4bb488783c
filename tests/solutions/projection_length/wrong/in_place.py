# mistake: Normalises the caller's u in place.
# loses: unchanged-inputs
# told: changes_arguments
import numpy as np


def projection_length(v, u):
    n = np.linalg.norm(u)
    if n == 0:
        return 0.0
    if u.dtype.kind != "f":
        u = u.astype(float)
    u /= n
    return np.dot(v, u)
