# style: recursion that adds one row and one column at a time
import numpy as np


def unit(row):
    row = np.asarray(row, dtype=float)
    s = np.sqrt(np.sum(row * row))
    return row if s == 0 else row / s


def build(units):
    if len(units) == 1:
        return np.array([[units[0] @ units[0]]])
    small = build(units[:-1])
    last = np.array([u @ units[-1] for u in units])
    return np.block([[small, last[:-1, None]], [last[None, :]]])


def cosine_matrix(X):
    return build([unit(r) for r in X])
