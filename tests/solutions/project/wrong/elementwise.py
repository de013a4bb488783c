# mistake: Multiplies elementwise by broadcasting and does not add.
# loses: worked-examples
import numpy as np


def project(X, W):
    return X[..., None] * W
