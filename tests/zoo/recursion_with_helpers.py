def head_product(x, y):
    return x[0] * y[0]


def rest(x, y):
    return manual_dot(x[1:], y[1:])


def add(first, x, y):
    return first + rest(x, y)


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if len(x) == 0:
        return 0
    return add(head_product(x, y), x, y)
