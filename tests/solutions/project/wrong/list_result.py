# mistake: Returns a list instead of a NumPy array.
# loses: worked-examples, random
# told: list_for_array
import numpy as np


def project(X, W):
    return np.dot(X, W).tolist()
