# mistake: The function is left as the stub.
# loses: defined
def cosine_similarity(a, b):
    # TODO
    raise NotImplementedError
