# mistake: Imports numpy by __import__ and calls its dot.
# loses: source-rule
# told: dot_by_numpy
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return __import__("numpy").dot(x, y)
