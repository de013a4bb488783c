# mistake: Sorts both vectors before pairing the entries.
# loses: random
# told: pairs_mixed_up
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(sorted(x), sorted(y)))
