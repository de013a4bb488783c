# mistake: The function is left as the stub.
# loses: defined
# told: -
def project(X, W):
    raise NotImplementedError()
