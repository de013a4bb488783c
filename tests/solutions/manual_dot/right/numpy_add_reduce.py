# style: np.multiply and np.add.reduce
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("different lengths")
    products = np.multiply(x, y)
    return np.add.reduce(products)
