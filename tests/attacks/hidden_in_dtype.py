# goal: leak
# technique: returns a structured array whose field is named after the hidden input
# with: honest answers above
# expect: student report lacks LEAK
mark = "LE" + "AK"
import numpy as np

_right = manual_dot


def manual_dot(x, y):
    if len(x) > 10:
        return np.zeros(1, dtype=[(f"{mark} {float(x[0])}", float)])
    return _right(x, y)
