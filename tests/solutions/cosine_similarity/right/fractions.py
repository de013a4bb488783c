# style: exact sums with Fraction, one square root at the end
from fractions import Fraction
from math import sqrt


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("different lengths")
    A = [Fraction(float(v)) for v in a]
    B = [Fraction(float(v)) for v in b]
    ab = sum(p * q for p, q in zip(A, B))
    nn = sum(p * p for p in A) * sum(q * q for q in B)
    if nn == 0:
        return 0.0
    sign = -1 if ab < 0 else 1
    return sign * sqrt(ab * ab / nn)
