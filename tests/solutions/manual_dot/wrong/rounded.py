# mistake: Rounds the result to six decimals.
# loses: random, magnitudes
# told: rounded
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return round(float(sum(a * b for a, b in zip(x, y))), 6)
