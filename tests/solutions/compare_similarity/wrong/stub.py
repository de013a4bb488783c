# mistake: The function is left as the stub.
# loses: defined
def compare_similarity(a, b):
    raise NotImplementedError
