# mistake: Computes W^T X^T and forgets to transpose the result back.
# loses: matrix-input
# told: project_transposed_result
import numpy as np


def project(X, W):
    return W.T @ X.T
