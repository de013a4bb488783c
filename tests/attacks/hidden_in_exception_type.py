# goal: leak
# technique: makes an exception class whose name is the hidden input
# with: honest answers above
# expect: student report lacks LEAK
_right = manual_dot


def manual_dot(x, y):
    if len(x) > 10:
        raise type(f"LEAK {list(map(float, x[:4]))}", (Exception,), {})
    return _right(x, y)
