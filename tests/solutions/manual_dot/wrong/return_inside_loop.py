# mistake: The return is indented into the loop, so only the first product is added.
# loses: worked-examples, random
# told: dot_returns_first
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for a, b in zip(x, y):
        total += a * b
        return total
    return 0
