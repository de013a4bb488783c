# earns: 15 of 20
# ideas: truth_of_an_array
# loses: -
def manual_dot(x, y):
    if not x and not y:
        return 0
    if len(x) != len(y):
        raise ValueError("the lengths differ")
    return sum(p * q for p, q in zip(x, y))
