# style: lets NumPy divide 0 by 0 and replaces the NaN
import numpy as np


def cosine_similarity(a, b):
    a = np.asarray(a, dtype=float)
    b = np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError("a and b differ in length")
    with np.errstate(invalid="ignore", divide="ignore"):
        c = np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))
    return np.nan_to_num(c)
