# mistake: Divides by the largest entries instead of the Euclidean norms.
# loses: random
# told: wrong_divisor
def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    ma = max(abs(v) for v in a)
    mb = max(abs(v) for v in b)
    if ma == 0 or mb == 0:
        return 0.0
    return sum(x * y for x, y in zip(a, b)) / (ma * mb)
