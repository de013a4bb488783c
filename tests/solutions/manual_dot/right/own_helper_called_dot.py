# style: the student's own loop lives in a helper called dot
def dot(u, v):
    s = 0
    for i in range(len(u)):
        s += u[i] * v[i]
    return s


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    return dot(x, y)
