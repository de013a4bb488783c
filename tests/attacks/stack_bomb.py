# goal: denial
# technique: endless recursion, in Python, in C and in the grader's limits
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import sys


def _down(n):
    return _down(n + 1)


class Deep:
    def __repr__(self):
        return repr(self)


def manual_dot(x, y):
    if len(x) == 33:
        sys.setrecursionlimit(10**9)
        return _down(0)
    if len(x) == 64:
        return repr(Deep())
    return 0
