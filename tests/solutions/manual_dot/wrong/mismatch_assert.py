# mistake: Checks the lengths with assert, so an AssertionError comes instead of a ValueError.
# loses: mismatched-lengths
# told: another_exception
def manual_dot(x, y):
    assert len(x) == len(y), "x and y must have the same length"
    return sum(a * b for a, b in zip(x, y))
