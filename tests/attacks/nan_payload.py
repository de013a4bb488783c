# goal: points
# technique: returns NaN and infinity, for which careless comparisons say "not greater"
# with: honest answers above
# expect: manual_dot == 0
# expect: project == 0
import numpy as np


def manual_dot(x, y):
    return [float("nan"), float("inf"), np.float64("nan"), complex("nan+nanj")][len(x) % 4]


def project(X, W):
    return np.full((X @ W).shape, np.nan)
