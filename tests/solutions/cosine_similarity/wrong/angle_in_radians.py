# mistake: Returns the angle itself instead of its cosine.
# loses: random, parallel
# told: angle
import math


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    ab = sum(x * y for x, y in zip(a, b))
    na = math.sqrt(sum(x * x for x in a))
    nb = math.sqrt(sum(y * y for y in b))
    if na == 0 or nb == 0:
        return 0.0
    return math.acos(max(-1.0, min(1.0, ab / (na * nb))))
