# style: makes unit vectors (new arrays) and multiplies them
import numpy as np


def unit(v):
    length = np.sqrt((v * v).sum())
    if length == 0:
        return v
    return v / length


def cosine_similarity(a, b):
    a = np.array(a, dtype=float)
    b = np.array(b, dtype=float)
    if a.size != b.size:
        raise ValueError("sizes differ")
    return unit(a) @ unit(b)
