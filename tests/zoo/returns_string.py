def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = sum(float(a) * float(b) for a, b in zip(x, y))
    return str(total)
