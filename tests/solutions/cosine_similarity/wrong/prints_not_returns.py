# mistake: Prints the similarity and returns nothing.
# loses: worked-examples, random
# told: returns_nothing
import numpy as np


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = np.linalg.norm(a) * np.linalg.norm(b)
    if d == 0:
        print(0.0)
    else:
        print(np.dot(a, b) / d)
