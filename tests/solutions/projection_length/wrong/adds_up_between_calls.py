# mistake: Keeps the running total in a function attribute that is never reset.
# loses: same-twice
# told: projection_length_remembers
import numpy as np


def projection_length(v, u):
    for a, b in zip(v, u):
        projection_length.total += a * b
    n = np.linalg.norm(u)
    return projection_length.total / n if n else 0.0


projection_length.total = 0.0
