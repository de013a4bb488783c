# mistake: Runs through y backwards (index -i-1).
# loses: worked-examples
# told: pairs_mixed_up
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    s = 0
    for i in range(len(x)):
        s += x[i] * y[-i - 1]
    return s
