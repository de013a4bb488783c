# goal: denial
# technique: wrong answers that are slow to write down: large arrays of long numbers, one for each check
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import numpy as np

_big = np.random.default_rng(1).normal(size=600_000)
_times = []


def manual_dot(x, y):
    _times.append(1)
    return _big if len(_times) % 6 == 1 and len(_times) < 140 else 0
