# mistake: Takes one pair of vectors instead of two arguments.
# loses: worked-examples
# told: -
def manual_dot(vectors):
    x, y = vectors
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))
