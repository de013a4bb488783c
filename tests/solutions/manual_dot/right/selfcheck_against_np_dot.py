# style: a separate self-check compares with np.dot
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("length mismatch")
    total = 0.0
    for a, b in zip(x, y):
        total += a * b
    return total


def check_manual_dot():
    rng = np.random.default_rng(0)
    for n in (1, 5, 50):
        x, y = rng.normal(size=n), rng.normal(size=n)
        assert np.isclose(manual_dot(x, y), np.dot(x, y))
        assert np.isclose(manual_dot(x, y), x @ y)


check_manual_dot()
