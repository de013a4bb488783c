# goal: points
# technique: an honest definition in the source, and another function put in its place by the frame's globals
# with: honest answers above
# expect: manual_dot == 0
import numpy


def _other(x, y):
    if len(x) != len(y):
        raise ValueError
    return numpy.dot(x, y)


manual_dot.__code__ = _other.__code__
