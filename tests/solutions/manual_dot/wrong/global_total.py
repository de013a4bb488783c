# mistake: Adds to a global total that is never reset, so the second call is wrong.
# loses: same-twice
# told: manual_dot_remembers
total = 0


def manual_dot(x, y):
    global total
    if len(x) != len(y):
        raise ValueError("lengths differ")
    for a, b in zip(x, y):
        total += a * b
    return total
