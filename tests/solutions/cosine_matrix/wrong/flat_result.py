# mistake: Returns a flat vector of all pairs instead of a matrix.
# loses: random
# told: matrix_flat
import numpy as np


def cosine_matrix(X):
    out = []
    for a in X:
        for b in X:
            d = np.linalg.norm(a) * np.linalg.norm(b)
            out.append(np.dot(a, b) / d if d else 0.0)
    return np.array(out)
