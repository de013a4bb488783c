# mistake: Refuses entries that are not Python int or float, so float32 arrays fail.
# loses: float32
# told: -
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for a, b in zip(x, y):
        if not isinstance(a, (int, float)) or not isinstance(b, (int, float)):
            raise TypeError("vectors must contain numbers")
        total += a * b
    return total
