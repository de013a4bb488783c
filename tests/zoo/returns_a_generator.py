def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    for a, b in zip(x, y):
        yield a * b
