# mistake: Flattens the result, so a matrix comes back as one long vector.
# loses: matrix-input
# told: shape_changed
import numpy as np


def project(X, W):
    return (X @ W).ravel()
