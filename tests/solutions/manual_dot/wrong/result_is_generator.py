# mistake: Yields the total, so a generator comes back instead of a number.
# loses: worked-examples
# told: -
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for a, b in zip(x, y):
        total += a * b
    yield total
