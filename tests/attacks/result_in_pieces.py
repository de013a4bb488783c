# goal: denial
# technique: all results together far larger than one may be
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: grader grows by at most 300 MB
import numpy as np


def manual_dot(x, y):
    return np.zeros(700_000)
