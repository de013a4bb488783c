# style: recursive sums
from math import sqrt


def rec(u, v, i=0):
    return 0.0 if i == len(u) else u[i] * v[i] + rec(u, v, i + 1)


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("different lengths")
    p, q = rec(a, a), rec(b, b)
    if p == 0 or q == 0:
        return 0.0
    return rec(a, b) / sqrt(p) / sqrt(q)
