# goal: leak
# technique: returns an object of a class whose name is the hidden input
# with: honest answers above
# expect: student report lacks LEAK
mark = "LE" + "AK"
_right = manual_dot


def manual_dot(x, y):
    if len(x) > 10:
        return type(f"{mark} {list(map(float, x[:4]))}", (), {})()
    return _right(x, y)
