# mistake: Returns the list of products and forgets to add them.
# loses: worked-examples, random
# told: dot_products_as_list
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return [a * b for a, b in zip(x, y)]
