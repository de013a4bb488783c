import numpy as np

calls = 0


def project(X, W):
    global calls
    calls += 1
    return X @ W


for _ in range(3):
    project(np.ones(2), np.eye(2))
assert calls == 2, "three"
