# mistake: The loop starts at index 1 and skips the first entry.
# loses: worked-examples, small-cases
# told: terms_missing
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for i in range(1, len(x)):
        total += x[i] * y[i]
    return total
