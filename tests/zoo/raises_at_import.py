def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))

raise RuntimeError("not finished yet")

def project(X, W):
    return X @ W
