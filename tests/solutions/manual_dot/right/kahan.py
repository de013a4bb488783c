# style: Kahan compensated summation
def manual_dot(x, y):
    """Dot product with Kahan summation, so that small terms are not lost."""
    if len(x) != len(y):
        raise ValueError("Vectors must have the same length.")
    total = 0.0
    c = 0.0
    for xi, yi in zip(x, y):
        term = float(xi) * float(yi) - c
        t = total + term
        c = (t - total) - term
        total = t
    return total
