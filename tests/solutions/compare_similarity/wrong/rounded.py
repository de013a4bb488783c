# mistake: Rounds both values to four decimals.
# loses: random
# told: rounded
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = float(np.dot(a, b))
    n = float(np.linalg.norm(a) * np.linalg.norm(b))
    return round(dot, 4), round(dot / n if n else 0.0, 4)
