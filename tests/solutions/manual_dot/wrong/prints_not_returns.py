# mistake: Prints the dot product and returns nothing.
# loses: worked-examples
# told: returns_nothing
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for a, b in zip(x, y):
        total += a * b
    print(total)
