# style: itertools.product over the indices, filling a flat list
from itertools import product
from math import fsum, sqrt
import numpy as np


def cosine_matrix(X):
    X = [list(map(float, row)) for row in X]
    n = len(X)
    flat = []
    for i, j in product(range(n), repeat=2):
        ab = fsum(p * q for p, q in zip(X[i], X[j]))
        aa = fsum(p * p for p in X[i])
        bb = fsum(q * q for q in X[j])
        flat.append(ab / sqrt(aa) / sqrt(bb) if aa > 0 and bb > 0 else 0.0)
    return np.array(flat).reshape(n, n)
