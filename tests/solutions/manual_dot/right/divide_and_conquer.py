# style: divide and conquer on index ranges
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("x and y differ in length")

    def part(lo, hi):
        if lo >= hi:
            return 0
        if hi - lo == 1:
            return x[lo] * y[lo]
        mid = (lo + hi) // 2
        return part(lo, mid) + part(mid, hi)

    return part(0, len(x))
