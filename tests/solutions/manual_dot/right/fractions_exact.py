# style: exact arithmetic with Fraction, turned into a float at the end
from fractions import Fraction


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("need two vectors of one length")
    exact = Fraction(0)
    for a, b in zip(x, y):
        exact += Fraction(float(a)) * Fraction(float(b))
    return float(exact)
