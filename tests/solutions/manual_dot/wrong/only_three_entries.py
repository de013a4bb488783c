# mistake: Hard-codes vectors of three entries.
# loses: small-cases, random
# told: terms_missing
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return x[0] * y[0] + x[1] * y[1] + x[2] * y[2]
