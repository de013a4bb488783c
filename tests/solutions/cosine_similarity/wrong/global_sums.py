# mistake: Keeps the sums in module-level variables that are never reset.
# loses: random
# told: cosine_similarity_remembers
import math

ab = aa = bb = 0


def cosine_similarity(a, b):
    global ab, aa, bb
    if len(a) != len(b):
        raise ValueError("lengths differ")
    for x, y in zip(a, b):
        ab += x * y
        aa += x * x
        bb += y * y
    if aa == 0 or bb == 0:
        return 0.0
    return ab / math.sqrt(aa * bb)
