# style: built-in all() to find zero vectors, operator.mul with map
import operator
from math import sqrt


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError()
    if all(v == 0 for v in a) or all(v == 0 for v in b):
        return 0.0
    dot = lambda u, v: sum(map(operator.mul, u, v))
    return dot(a, b) / (sqrt(dot(a, a)) * sqrt(dot(b, b)))
