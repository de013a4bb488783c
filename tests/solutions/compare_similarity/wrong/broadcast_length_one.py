# mistake: Trusts NumPy to raise, but a length-1 vector is broadcast.
# loses: mismatched-lengths
# told: lengths_not_compared
import numpy as np


def compare_similarity(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    dot = (a * b).sum()
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return dot, (dot / n if n else 0.0)
