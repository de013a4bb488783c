# mistake: Divides by the norms and returns the cosine instead of the dot product.
# loses: worked-examples, random
# told: dot_normalised
import math


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    s = sum(a * b for a, b in zip(x, y))
    nx = math.sqrt(sum(a * a for a in x))
    ny = math.sqrt(sum(b * b for b in y))
    if nx == 0 or ny == 0:
        return 0.0
    return s / (nx * ny)
