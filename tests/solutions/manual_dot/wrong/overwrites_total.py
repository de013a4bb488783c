# mistake: Writes = instead of += and keeps only the last product.
# loses: worked-examples, random
# told: dot_overwrites
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(x)):
        total = x[i] * y[i]
    return total
