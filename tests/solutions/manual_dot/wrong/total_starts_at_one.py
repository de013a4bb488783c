# mistake: The accumulator starts at 1 instead of 0.
# loses: worked-examples, empty, zero-vector
# told: dot_starts_at_one
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 1
    for a, b in zip(x, y):
        total += a * b
    return total
