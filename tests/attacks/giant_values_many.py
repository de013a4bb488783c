# goal: denial
# technique: every answer is as large as one may be
# with: honest answers above
# expect: status graded
# expect: cosine_similarity == 20
# expect: grader grows by at most 300 MB
import numpy as np


def manual_dot(x, y):
    return np.zeros(700_000)
