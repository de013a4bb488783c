def project(X, W):
    for i in range(20_000):
        print(i, X, "-" * 80) if i < 3 else print("-" * 80)
    return X @ W
