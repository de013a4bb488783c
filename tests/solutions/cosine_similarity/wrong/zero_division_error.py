# mistake: Lets ZeroDivisionError escape for a zero vector.
# loses: zero-vector
# told: zero_length_divided_by
import math


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    dot = float(sum(x * y for x, y in zip(a, b)))
    na = math.sqrt(sum(x * x for x in a))
    nb = math.sqrt(sum(y * y for y in b))
    return dot / (na * nb)
