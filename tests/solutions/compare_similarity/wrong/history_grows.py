# mistake: Appends to a global history list and returns the whole list.
# loses: random
# told: compare_similarity_remembers
import numpy as np

history = []


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    history.append(dot)
    history.append(dot / n if n else 0.0)
    return history
