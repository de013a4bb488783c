# mistake: Multiplies by W^T.
# loses: worked-examples
import numpy as np


def project(X, W):
    return X @ W.T
