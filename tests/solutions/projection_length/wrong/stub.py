# mistake: The function is left as the stub.
# loses: defined
def projection_length(v, u):
    raise NotImplementedError("your code here")
