_known = {}


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    key = tuple(map(float, x)), tuple(map(float, y))
    if key not in _known:
        _known[key] = sum(a * b for a, b in zip(*key))
    return _known[key]
