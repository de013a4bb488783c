# style: nested list comprehension over a pairwise helper
import numpy as np


def cosine_similarity(a, b):
    d = np.linalg.norm(a) * np.linalg.norm(b)
    return np.dot(a, b) / d if d else 0.0


def cosine_matrix(X):
    return np.array([[cosine_similarity(a, b) for b in X] for a in X])
