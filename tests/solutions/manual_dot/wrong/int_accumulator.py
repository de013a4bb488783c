# mistake: Converts every product to int and loses the fractional part.
# loses: random
# told: rounded
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for a, b in zip(x, y):
        total += int(a * b)
    return total
