# mistake: Never compares the lengths, so zip silently drops the surplus entries.
# loses: mismatched-lengths
# told: lengths_not_compared
def manual_dot(x, y):
    total = 0
    for a, b in zip(x, y):
        total += a * b
    return total
