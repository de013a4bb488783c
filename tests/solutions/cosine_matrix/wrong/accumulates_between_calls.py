# mistake: Adds the results into a mutable default dictionary, so the second call doubles them.
# loses: same-twice
# told: cosine_matrix_remembers
import numpy as np


def cosine_matrix(X, store={}):
    X = np.asarray(X, dtype=float)
    n = len(X)
    for i in range(n):
        for j in range(n):
            d = np.linalg.norm(X[i]) * np.linalg.norm(X[j])
            c = X[i] @ X[j] / d if d else 0.0
            store[i, j] = store.get((i, j), 0.0) + c
    return np.array([[store[i, j] for j in range(n)] for i in range(n)])
