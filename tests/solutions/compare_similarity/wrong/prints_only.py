# mistake: Prints both values and returns nothing.
# loses: worked-examples
# told: returns_nothing
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    print("dot:", dot)
    print("cosine:", dot / n if n else 0.0)
