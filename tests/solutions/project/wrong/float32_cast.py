# mistake: Computes in float32.
# loses: random
# told: float32
import numpy as np


def project(X, W):
    return np.dot(X.astype(np.float32), W.astype(np.float32))
