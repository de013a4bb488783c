# mistake: Computes the product and then subtracts the mean from the caller's X in place.
# loses: unchanged-inputs
# told: changes_arguments
import numpy as np


def project(X, W):
    P = X @ W
    if X.dtype.kind == "f":
        X -= X.mean()
    else:
        X[...] = 0
    return P
