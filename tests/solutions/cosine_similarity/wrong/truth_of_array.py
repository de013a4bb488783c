# mistake: Compares the arguments with a list of zeros, which fails for NumPy arrays.
# loses: containers
# told: truth_of_an_array
def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    zeros = [0] * len(a)
    if a == zeros or b == zeros:
        return 0.0
    ab = sum(x * y for x, y in zip(a, b))
    na = sum(x * x for x in a) ** 0.5
    nb = sum(y * y for y in b) ** 0.5
    if na == 0 or nb == 0:
        return 0.0
    return ab / (na * nb)
