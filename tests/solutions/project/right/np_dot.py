# style: np.dot with a docstring
import numpy as np


def project(X, W):
    """Project the row vector(s) X into the space spanned by the columns of W."""
    return np.dot(X, W)
