# mistake: Adds the entries of a pair instead of multiplying them.
# loses: worked-examples
# told: dot_adds
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for a, b in zip(x, y):
        total += a + b
    return total
