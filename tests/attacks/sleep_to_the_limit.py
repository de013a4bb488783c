# goal: denial
# technique: stays just below the limit of every call
# with: honest answers above
# expect: status graded
# expect: manual_dot <= 20
import time

_right = manual_dot


def manual_dot(x, y):
    time.sleep(0.4)
    return _right(x, y)
