# style: One minus SciPy's cosine distance.
import numpy as np
from scipy.spatial.distance import cosine


def cosine_similarity(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("a and b must have the same length")
    if not a.any() or not b.any():
        return 0.0
    return 1 - cosine(a, b)
