# goal: points
# technique: reaches a forbidden function by a name put together at run time
# with: honest answers above
# expect: manual_dot == 0
import numpy

_right = manual_dot
_name = bytes([100, 111, 116]).decode()


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError
    return vars(numpy)[_name](x, y)
