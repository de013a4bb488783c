# goal: leak
# technique: makes an exception class whose name is the hidden input
# with: honest answers above
# expect: student report lacks LEAK
mark = "LE" + "AK"
_right = manual_dot


def manual_dot(x, y):
    if len(x) > 10:
        raise type(f"{mark} {list(map(float, x[:4]))}", (Exception,), {})
    return _right(x, y)
