# mistake: Handles only one vector: takes X for one-dimensional.
# loses: matrix-input
# told: one_or_many_vectors
import numpy as np


def project(X, W):
    d, k = W.shape
    out = np.zeros(k)
    for j in range(k):
        s = 0.0
        for i in range(d):
            s += float(X[i]) * W[i, j]
        out[j] = s
    return out
