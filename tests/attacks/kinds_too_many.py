# goal: denial
# technique: sets, dictionaries, ranges, texts and tables that are too large, or slow to rebuild
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: project == 0
# expect: grader grows by at most 300 MB
import itertools

import numpy as np

_ONE_HASH = {n * (2**61 - 1) for n in range(1, 1500)}
_wide = np.array(["x"] * 2000 + ["y" * 5000])
_nested = np.empty(300, dtype=object)
_nested[:] = [_nested] * 300
_KINDS = itertools.cycle(
    [
        _ONE_HASH, dict.fromkeys(_ONE_HASH), set(range(10**5)), dict.fromkeys(range(10**5)), range(2**62), _wide, _nested,
        b"x" * 10**6, {(n, n) for n in range(9000)}, [{n} for n in range(9000)], np.array([b"x" * 10**6]),
        np.zeros((0, 10**6, 10**6), dtype="U1"), np.zeros((0, 10**6, 10**6), dtype="S1"),
    ]
)


def _answer(*_):
    return next(_KINDS)


manual_dot = cosine_similarity = projection_length = project = attention_scores = cosine_matrix = _answer
