# mistake: Uses a variable name that does not exist.
# loses: worked-examples
# told: name_not_defined
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(x)):
        totl = total + x[i] * y[i]
        total = totall
    return total
