# style: nested helper functions, cosine from unit vectors
import numpy as np


def compare_similarity(a, b):
    def vec(t):
        return np.array(t, dtype=np.float64)

    def unit(t):
        s = np.sqrt(np.sum(t * t))
        return t / s if s > 0 else t

    a, b = vec(a), vec(b)
    if len(a) != len(b):
        raise ValueError("mismatch")
    return (np.sum(a * b), np.sum(unit(a) * unit(b)))
