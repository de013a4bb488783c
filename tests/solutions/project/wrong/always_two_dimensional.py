# mistake: Returns a (1, k) matrix for a single vector.
# loses: worked-examples
# told: shape_changed
import numpy as np


def project(X, W):
    return np.atleast_2d(X) @ W
