# mistake: Returns a list of lists instead of a NumPy array.
# loses: random
# told: list_for_array
import numpy as np


def cosine_matrix(X):
    out = []
    for a in X:
        row = []
        for b in X:
            d = np.linalg.norm(a) * np.linalg.norm(b)
            row.append(np.dot(a, b) / d if d else 0.0)
        out.append(row)
    return out
