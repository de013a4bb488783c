# style: docstring, comment and message mention np.dot and the @ operator
def manual_dot(x, y):
    """Same value as np.dot(x, y) or x @ y, but written by hand.

    >>> manual_dot([1, 2], [3, 4])
    11
    """
    # return np.dot(x, y)      <- not allowed here
    if len(x) != len(y):
        raise ValueError("np.dot(x, y) would complain too: lengths differ")
    return sum([a * b for a, b in zip(x, y)])
