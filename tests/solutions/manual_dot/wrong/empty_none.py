# mistake: Returns None for empty vectors.
# loses: empty
# told: dot_empty_none
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    result = None
    for a, b in zip(x, y):
        result = a * b if result is None else result + a * b
    return result
