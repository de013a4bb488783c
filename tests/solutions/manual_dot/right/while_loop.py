# style: while loop counting down from the end
def manual_dot(x, y):
    n = len(x)
    if n != len(y):
        raise ValueError("vectors of different length")
    s = 0
    while n > 0:
        n -= 1
        s += x[n] * y[n]
    return s
