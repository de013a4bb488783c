# style: math.dist from the origin as the norm
from math import dist


def cosine_similarity(a, b):
    a = [float(v) for v in a]
    b = [float(v) for v in b]
    if len(a) != len(b):
        raise ValueError("not the same length")
    origin = [0.0] * len(a)
    denominator = dist(a, origin) * dist(b, origin)
    if denominator == 0:
        return 0.0
    return sum(v * w for v, w in zip(a, b)) / denominator
