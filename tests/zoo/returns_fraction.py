from fractions import Fraction

def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum((Fraction(float(a)) * Fraction(float(b)) for a, b in zip(x, y)), Fraction(0))
