# mistake: The function is left as the stub.
# loses: defined
# told: -
def projection_length(v, u):
    raise NotImplementedError("your code here")
