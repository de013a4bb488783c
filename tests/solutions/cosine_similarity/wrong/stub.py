# mistake: The function is left as the stub.
# loses: defined
# told: -
def cosine_similarity(a, b):
    # TODO
    raise NotImplementedError
