# mistake: Returns a ValueError object instead of raising it.
# loses: mismatched-lengths
# told: dot_returns_error
def manual_dot(x, y):
    if len(x) != len(y):
        return ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))
