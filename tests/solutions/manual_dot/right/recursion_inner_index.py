# style: recursion by index in a nested function that happens to be called inner
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y need the same number of entries")

    def inner(i):
        if i == len(x):
            return 0.0
        return x[i] * y[i] + inner(i + 1)

    return inner(0)
