class LengthError(ValueError):
    def __str__(self):
        raise RuntimeError("no text")


def manual_dot(x, y):
    if len(x) != len(y):
        raise LengthError
    return sum(a * b for a, b in zip(x, y))
