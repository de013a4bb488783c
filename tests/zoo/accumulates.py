def manual_dot(x, y, products=[]):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    for a, b in zip(x, y):
        products.append(a * b)
    return sum(products)
