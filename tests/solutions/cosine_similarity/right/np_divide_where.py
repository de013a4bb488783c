# style: np.divide with where= and out=
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("a and b must have the same number of elements")
    num = np.inner(a, b) * 1.0
    den = np.linalg.norm(a) * np.linalg.norm(b)
    out = np.zeros(())
    np.divide(num, den, out=out, where=den > 0)
    return out
