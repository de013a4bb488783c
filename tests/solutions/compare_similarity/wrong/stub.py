# mistake: The function is left as the stub.
# loses: defined
# told: -
def compare_similarity(a, b):
    raise NotImplementedError
