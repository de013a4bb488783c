# mistake: Multiplies the sums of the vectors (all pairs), not the matching entries only.
# loses: worked-examples, random
# told: dot_product_of_sums
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for a in x:
        for b in y:
            total += a * b
    return total
