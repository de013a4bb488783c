# mistake: Never compares the lengths.
# loses: mismatched-lengths
# told: lengths_not_compared
def compare_similarity(a, b):
    dot = sum(x * y for x, y in zip(a, b))
    n = sum(x * x for x in a) ** 0.5 * sum(y * y for y in b) ** 0.5
    return dot, (dot / n if n else 0.0)
