# mistake: The function is left as the stub.
# loses: defined
def manual_dot(x, y):
    raise NotImplementedError("TODO")
