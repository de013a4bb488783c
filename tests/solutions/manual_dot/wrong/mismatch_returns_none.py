# mistake: Prints an error and returns None on different lengths instead of raising ValueError.
# loses: mismatched-lengths
# told: dot_mismatch_returns_none
def manual_dot(x, y):
    if len(x) != len(y):
        print("Error: the vectors must have the same length!")
        return None
    s = 0
    for i in range(len(x)):
        s += x[i] * y[i]
    return s
