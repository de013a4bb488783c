# mistake: Computes W X instead of X W.
# loses: worked-examples
import numpy as np


def project(X, W):
    return W @ X
