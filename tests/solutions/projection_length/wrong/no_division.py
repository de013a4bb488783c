# mistake: Returns the dot product, as if u were a unit vector.
# loses: random
# told: length_not_divided
import numpy as np


def projection_length(v, u):
    return float(np.dot(v, u))
