from decimal import Decimal

def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum((Decimal(float(a)) * Decimal(float(b)) for a, b in zip(x, y)), Decimal(0))
