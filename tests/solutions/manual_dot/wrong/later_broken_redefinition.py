# mistake: A second, unfinished definition below replaces the right one.
# loses: worked-examples
# told: returns_nothing
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))


def manual_dot(x, y):
    """Dot product of x and y."""
    pass
