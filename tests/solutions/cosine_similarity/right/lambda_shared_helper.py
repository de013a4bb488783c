# style: a lambda over a helper that checks and sums
import numpy as np


def sums(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.shape != b.shape:
        raise ValueError("lengths differ")
    return (a * b).sum(), (a * a).sum(), (b * b).sum()


def ratio(ab, aa, bb):
    return 0.0 if 0 in (aa, bb) else ab / (aa ** 0.5 * bb ** 0.5)


cosine_similarity = lambda a, b: ratio(*sums(a, b))
