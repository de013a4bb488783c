# goal: leak
# technique: returns an empty array whose shape spells the hidden input
# with: honest answers above
# expect: student report lacks 424242
import numpy as np

_right = manual_dot


def manual_dot(x, y):
    if len(x) > 10:
        return np.empty((0, 424242, int(abs(x[0]) * 1e6) % 10**6, len(x)))
    return _right(x, y)
