# style: einsum for all three sums
import numpy as np


def cosine_similarity(a, b):
    a = np.asarray(a, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    if a.shape[0] != b.shape[0]:
        raise ValueError("Shapes differ")
    ab = np.einsum("i,i->", a, b)
    aa = np.einsum("i,i->", a, a)
    bb = np.einsum("i,i->", b, b)
    return 0.0 if aa == 0 or bb == 0 else ab / np.sqrt(aa * bb)
