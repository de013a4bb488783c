# mistake: Collects the products in a mutable default argument, so later calls add the old products again.
# loses: same-twice
# told: cosine_similarity_remembers
import math


def cosine_similarity(a, b, products=[]):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    for x, y in zip(a, b):
        products.append(x * y)
    na = math.sqrt(sum(x * x for x in a))
    nb = math.sqrt(sum(y * y for y in b))
    if na == 0 or nb == 0:
        return 0.0
    return sum(products) / (na * nb)
