# goal: denial
# technique: a zero-strided array that claims terabytes and holds eight bytes
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import numpy as np

sparse = np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 20, 1 << 20), (0, 0))


def manual_dot(x, y):
    return [sparse[:1400, :1400]] * 100 if len(x) in (33, 64) else sparse
