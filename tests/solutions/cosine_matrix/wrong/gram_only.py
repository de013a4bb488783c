# mistake: Returns the Gram matrix without dividing by the norms.
# loses: random
# told: matrix_gram
import numpy as np


def cosine_matrix(X):
    X = np.asarray(X, dtype=float)
    return X @ X.T
