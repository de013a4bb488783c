# mistake: The loop stops one entry early.
# loses: worked-examples, random
# told: terms_missing
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(x) - 1):
        total += x[i] * y[i]
    return total
