# mistake: Divides with // instead of /.
# loses: random
# told: rounded
def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    ab = sum(x * y for x, y in zip(a, b))
    n = sum(x * x for x in a) ** 0.5 * sum(y * y for y in b) ** 0.5
    if n == 0:
        return 0.0
    return ab // n
