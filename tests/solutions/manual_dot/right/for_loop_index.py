# style: beginner's for loop over an index with an accumulator
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    total = 0
    for i in range(len(x)):
        total = total + x[i] * y[i]
    return total
