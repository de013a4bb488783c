# mistake: The function is left as the stub.
# loses: defined
# told: -
def manual_dot(x, y):
    raise NotImplementedError("TODO")
