# goal: leak
# technique: prints, warns, logs, displays and writes hidden inputs to every descriptor during calls
# with: honest answers above
# expect: score == 95
# expect: report lacks LEAK
mark = "LE" + "AK"
import logging
import os
import sys
import warnings

from IPython.display import display

_right = manual_dot


def manual_dot(x, y):
    text = f"{mark} {list(x)[:3]}"
    print(text)
    warnings.warn(text)
    logging.error(text)
    display(text)
    sys.__stdout__.write(text)
    for fd in (0, 1, 2):
        try:
            os.write(fd, text.encode())
        except OSError:
            pass
    return _right(x, y)
