# mistake: Relies on an IndexError for different lengths and misses the case where y is longer.
# loses: mismatched-lengths
# told: lengths_not_compared
def manual_dot(x, y):
    s = 0
    for i in range(len(x)):
        s += x[i] * y[i]
    return s
