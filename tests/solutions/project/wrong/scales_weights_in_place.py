# mistake: Doubles the caller's W in place to halve the product afterwards.
# loses: unchanged-inputs
# told: changes_arguments
import numpy as np


def project(X, W):
    W *= 2
    return (X @ W) / 2
