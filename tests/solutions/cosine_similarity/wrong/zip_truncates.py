# mistake: Never compares the lengths.
# loses: mismatched-lengths
# told: lengths_not_compared
def cosine_similarity(a, b):
    ab = sum(x * y for x, y in zip(a, b))
    aa = sum(x * x for x in a)
    bb = sum(y * y for y in b)
    if aa == 0 or bb == 0:
        return 0.0
    return ab / (aa ** 0.5 * bb ** 0.5)
