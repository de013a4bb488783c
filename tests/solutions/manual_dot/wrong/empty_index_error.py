# mistake: Starts with the first product, which does not exist for empty vectors.
# loses: empty
# told: dot_first_term_first
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = x[0] * y[0]
    for i in range(1, len(x)):
        total += x[i] * y[i]
    return total
