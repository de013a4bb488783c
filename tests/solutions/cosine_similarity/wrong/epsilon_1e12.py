# mistake: Adds 1e-12 to each norm, which spoils tiny vectors.
# loses: magnitudes
# told: tiny_taken_for_zero
import numpy as np

EPS = 1e-12


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    na = np.linalg.norm(a) + EPS
    nb = np.linalg.norm(b) + EPS
    return float(np.dot(a, b) / (na * nb))
