import numpy as np
from collections import namedtuple

Pair = namedtuple("Pair", ["dot", "cosine"])


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    norms = np.linalg.norm(a) * np.linalg.norm(b)
    return [dot, dot / norms if norms else 0.0]
