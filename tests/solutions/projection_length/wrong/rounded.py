# mistake: Rounds to two decimals.
# loses: random
# told: rounded
import numpy as np


def projection_length(v, u):
    n = np.linalg.norm(u)
    return round(float(np.dot(v, u) / n), 2) if n else 0.0
