# mistake: Raises ValueError for empty vectors although the answer is 0.
# loses: empty
# told: dot_empty_raises
def manual_dot(x, y):
    if len(x) == 0 or len(x) != len(y):
        raise ValueError("vectors must be non-empty and equally long")
    return sum(a * b for a, b in zip(x, y))
