# mistake: Accepts lists only and raises TypeError for tuples and arrays.
# loses: containers
# told: -
def manual_dot(x, y):
    if not isinstance(x, list) or not isinstance(y, list):
        raise TypeError("x and y have to be lists")
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))
