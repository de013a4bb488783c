# mistake: Pops the entries from the input lists, which empties them and fails for tuples and arrays.
# loses: containers, unchanged-inputs
# told: -
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    while len(x) > 0:
        total += x.pop() * y.pop()
    return total
