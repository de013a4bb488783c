# mistake: Pure Python division fails with ZeroDivisionError on a zero row.
# loses: zero-rows
# told: zero_row_divided_by
import math
import numpy as np


def cosine_matrix(X):
    X = [[float(v) for v in row] for row in X]
    n = len(X)
    norms = [math.sqrt(sum(v * v for v in row)) for row in X]
    return np.array([[sum(a * b for a, b in zip(X[i], X[j])) / (norms[i] * norms[j])
                      for j in range(n)] for i in range(n)])
