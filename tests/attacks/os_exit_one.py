# goal: denial
# technique: ends the process in one call and at the top of one cell
# with: honest answers above
# expect: status graded
# expect: score >= 75
# expect: cosine_similarity == 20
import os

_right = manual_dot


def manual_dot(x, y):
    if len(x) == 257:
        os._exit(0)
    return _right(x, y)


os._exit(0)
