# mistake: Forgets the square roots and divides by the squared norms.
# loses: random
# told: cosine_squared_norms
def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    ab = sum(x * y for x, y in zip(a, b))
    aa = sum(x * x for x in a)
    bb = sum(y * y for y in b)
    if aa == 0 or bb == 0:
        return 0.0
    return ab / (aa * bb)
