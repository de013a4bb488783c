# mistake: Multiplies elementwise by broadcasting and does not add.
# loses: worked-examples
# told: project_elementwise
import numpy as np


def project(X, W):
    return X[..., None] * W
