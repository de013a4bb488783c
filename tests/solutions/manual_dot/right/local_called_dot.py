# style: a local variable called dot
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y must be equally long")
    dot = 0
    for i in range(len(x)):
        dot += x[i] * y[i]
    return dot
