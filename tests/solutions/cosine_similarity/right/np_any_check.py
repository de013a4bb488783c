# style: np.any decides on zero vectors, @ for the products
import numpy as np


def cosine_similarity(a, b):
    va, vb = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(va) != len(vb):
        raise ValueError("dimension mismatch")
    if not np.any(va) or not np.any(vb):
        return 0.0
    return float(va @ vb / np.sqrt(va @ va) / np.sqrt(vb @ vb))
