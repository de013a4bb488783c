# goal: denial
# technique: lists, byte strings and arrays up to three gigabytes
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
# expect: machine keeps 80 % of its free memory
import numpy as np

_hoard = []


def manual_dot(x, y):
    if len(x) == 33:
        for _ in range(30):
            _hoard.append(np.ones(100 * 2**20 // 8))
    if len(x) == 64:
        return ["x" * 2**20 * 100 for _ in range(30)]
    return 0
