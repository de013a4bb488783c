# earns: 15 of 20
# ideas: truth_of_an_array
# loses: -
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("the lengths differ")
    if x == []:
        return 0
    return sum(p * q for p, q in zip(x, y))
