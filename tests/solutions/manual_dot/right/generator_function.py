# style: a generator function yields the products
import numpy as np


def products(x, y):
    for i, xi in enumerate(x):
        yield float(xi) * float(y[i])


def manual_dot(x, y):
    if not len(x) == len(y):
        raise ValueError("x, y: same length please")
    return np.fromiter(products(x, y), dtype=float).sum()
