# mistake: The function is left as the stub.
# loses: defined
def project(X, W):
    raise NotImplementedError()
