# mistake: Returns 0 as soon as either vector is empty, before the lengths are compared.
# loses: mismatched-lengths
# told: -
def manual_dot(x, y):
    if len(x) == 0 or len(y) == 0:
        return 0
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))
