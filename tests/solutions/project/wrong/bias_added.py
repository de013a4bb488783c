# mistake: Adds a bias of 1 to every entry.
# loses: worked-examples, random
# told: result_scaled
import numpy as np


def project(X, W):
    return X @ W + 1
