# mistake: Tests emptiness with `if not x`, which fails for NumPy arrays.
# loses: containers
# told: truth_of_an_array
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    if not x:
        return 0
    return x[0] * y[0] + manual_dot(x[1:], y[1:])
