# mistake: Raises only when x is longer than y, not when y is longer.
# loses: mismatched-lengths
# told: lengths_not_compared
def manual_dot(x, y):
    if len(x) > len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))
