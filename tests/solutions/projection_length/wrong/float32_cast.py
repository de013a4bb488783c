# mistake: Computes in float32.
# loses: random
# told: float32
import numpy as np


def projection_length(v, u):
    v, u = v.astype("f4"), u.astype("f4")
    n = np.linalg.norm(u)
    return np.dot(v, u) / n if n else 0.0
