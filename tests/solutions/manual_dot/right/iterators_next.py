# style: two explicit iterators and next()
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("dimension mismatch")
    ix, iy = iter(x), iter(y)
    out = 0
    while True:
        try:
            out += next(ix) * next(iy)
        except StopIteration:
            return out
