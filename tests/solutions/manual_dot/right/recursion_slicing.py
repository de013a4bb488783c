# style: recursion that slices off the first element
def manual_dot(x, y):
    """x . y  =  x[0] y[0]  +  x[1:] . y[1:]"""
    if len(x) != len(y):
        raise ValueError("length mismatch")
    if len(x) == 0:
        return 0
    return x[0] * y[0] + manual_dot(x[1:], y[1:])
