# mistake: Adds absolute values of the products, so signs are lost.
# loses: worked-examples, random
# told: absolute_value
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(abs(a * b) for a, b in zip(x, y))
