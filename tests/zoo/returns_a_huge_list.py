def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = sum(float(a) * float(b) for a, b in zip(x, y))
    return [total] * 3_000_000

def project(X, W):
    return X @ W
