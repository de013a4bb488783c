# earns: 15 of 20
# ideas: truth_of_an_array
# loses: -
import math


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("the lengths differ")
    if not a or not b:
        return 0.0
    size = math.sqrt(sum(p * p for p in a)) * math.sqrt(sum(q * q for q in b))
    return sum(p * q for p, q in zip(a, b)) / size if size else 0.0
