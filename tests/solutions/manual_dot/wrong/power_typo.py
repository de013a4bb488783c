# mistake: Types ** instead of *.
# loses: worked-examples
# told: dot_powers
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(x)):
        total += x[i] ** y[i]
    return total
