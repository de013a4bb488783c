# mistake: Multiplies the arguments as if they were arrays, so lists and tuples fail.
# loses: containers
# told: arrays_only
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return (x * y).sum()
