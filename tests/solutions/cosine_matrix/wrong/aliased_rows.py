# mistake: Builds the result as [[0] * n] * n, so all rows are the same list.
# loses: random
# told: one_row_many_times
import numpy as np


def cosine_matrix(X):
    n = len(X)
    C = [[0.0] * n] * n
    for i in range(n):
        for j in range(n):
            d = np.linalg.norm(X[i]) * np.linalg.norm(X[j])
            C[i][j] = float(np.dot(X[i], X[j]) / d) if d else 0.0
    return np.array(C)
