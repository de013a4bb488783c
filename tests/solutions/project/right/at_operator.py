# style: the @ operator
def project(X, W):
    return X @ W
