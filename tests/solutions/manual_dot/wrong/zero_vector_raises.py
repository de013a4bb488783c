# mistake: Refuses zero vectors with a ValueError.
# loses: zero-vector
# told: dot_zero_raises
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if len(x) > 0 and (all(a == 0 for a in x) or all(b == 0 for b in y)):
        raise ValueError("zero vector not allowed")
    return sum(a * b for a, b in zip(x, y))
