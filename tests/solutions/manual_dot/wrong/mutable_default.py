# mistake: Collects the products in a mutable default argument that survives between calls.
# loses: same-twice
# told: manual_dot_remembers
def manual_dot(x, y, products=[]):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    for a, b in zip(x, y):
        products.append(a * b)
    return sum(products)
