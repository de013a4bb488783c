# mistake: Finds the partner with list.index, which is wrong for repeated entries.
# loses: worked-examples
# told: found_by_value
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    x, y = list(x), list(y)
    total = 0
    for value in x:
        total += value * y[x.index(value)]
    return total
