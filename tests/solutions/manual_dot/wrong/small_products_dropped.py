# mistake: Treats small products as zero.
# loses: magnitudes
# told: small_products_dropped
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for a, b in zip(x, y):
        p = a * b
        if abs(p) > 1e-6:
            total += p
    return total
