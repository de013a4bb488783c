# mistake: Returns a dictionary instead of a pair.
# loses: worked-examples
# told: pair_dictionary
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return {"dot": dot, "cosine": dot / n if n else 0.0}
