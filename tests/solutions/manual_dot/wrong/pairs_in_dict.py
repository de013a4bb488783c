# mistake: Puts the pairs into a dict, so repeated entries of x overwrite each other.
# loses: worked-examples
# told: found_by_value
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    pairs = dict(zip(x, y))
    return sum(k * v for k, v in pairs.items())
