# mistake: Imports vdot inside the function and calls it.
# loses: source-rule
# told: dot_by_numpy
def manual_dot(x, y):
    from numpy import vdot
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return vdot(x, y)
