# style: math.hypot for the lengths and math.fsum for the product
import math


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError(f"lengths {len(a)} and {len(b)} differ")
    la, lb = math.hypot(*a), math.hypot(*b)
    if la == 0.0 or lb == 0.0:
        return 0.0
    return math.fsum(p * q for p, q in zip(a, b)) / la / lb
