# mistake: Computes W X instead of X W.
# loses: worked-examples
# told: project_wrong_order
import numpy as np


def project(X, W):
    return W @ X
