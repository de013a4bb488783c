# mistake: Multiplies by W^T.
# loses: worked-examples
# told: project_transposed_weights
import numpy as np


def project(X, W):
    return X @ W.T
