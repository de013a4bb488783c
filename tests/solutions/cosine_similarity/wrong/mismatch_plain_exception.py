# mistake: Raises a plain Exception instead of ValueError on different lengths.
# loses: mismatched-lengths
# told: another_exception
def cosine_similarity(a, b):
    if len(a) != len(b):
        raise Exception("lengths differ")
    ab = aa = bb = 0.0
    for x, y in zip(a, b):
        ab += x * y
        aa += x * x
        bb += y * y
    if aa == 0 or bb == 0:
        return 0.0
    return ab / (aa ** 0.5 * bb ** 0.5)
