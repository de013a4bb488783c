# goal: denial
# technique: a thread that ends the process a little later, while other functions are called
# with: honest answers above
# expect: status graded
# expect: manual_dot <= 20
import os
import threading

_right = manual_dot


def manual_dot(x, y):
    if len(x) == 257:
        threading.Timer(0.002, os._exit, [0]).start()
    return _right(x, y)
