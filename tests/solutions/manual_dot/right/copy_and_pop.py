# style: pops from copies, so that the inputs stay as they were
def manual_dot(x, y):
    xs, ys = list(x), list(y)
    total = 0
    while xs and ys:
        total += xs.pop() * ys.pop()
    if xs or ys:  # something left over on one side
        raise ValueError("vectors have different lengths")
    return total
