# mistake: Returns a formatted sentence instead of a pair of numbers.
# loses: worked-examples
# told: text_for_number
import numpy as np


def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = np.dot(a, b)
    n = np.linalg.norm(a) * np.linalg.norm(b)
    cos = dot / n if n else 0.0
    return f"dot product: {dot}, cosine similarity: {cos}"
