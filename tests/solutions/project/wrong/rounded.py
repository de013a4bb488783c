# mistake: Rounds to one decimal because the example shows one.
# loses: random
# told: rounded
import numpy as np


def project(X, W):
    return np.round(X @ W, 1)
