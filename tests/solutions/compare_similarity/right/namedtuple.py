# style: returns a namedtuple
from collections import namedtuple
from math import fsum, sqrt

Similarity = namedtuple("Similarity", ["dot", "cosine"])


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("vectors have different lengths")
    dot = fsum(x * y for x, y in zip(a, b))
    na, nb = sqrt(fsum(x * x for x in a)), sqrt(fsum(y * y for y in b))
    return Similarity(dot, dot / na / nb if na and nb else 0.0)
