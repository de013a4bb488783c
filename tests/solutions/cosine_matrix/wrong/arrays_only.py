# mistake: Uses X.shape directly, so a list of lists fails.
# loses: containers
# told: arrays_only
import numpy as np


def cosine_matrix(X):
    n, d = X.shape
    norms = np.linalg.norm(X, axis=1)
    norms = np.where(norms == 0, 1, norms)
    return X @ X.T / np.outer(norms, norms)
