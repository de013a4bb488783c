# style: np.tensordot over one axis
import numpy as np


def project(X, W):
    return np.tensordot(X, W, axes=1)
