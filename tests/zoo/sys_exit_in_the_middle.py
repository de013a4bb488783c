import sys

def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))

if True:
    sys.exit(0)

def project(X, W):
    return X @ W
