# goal: points
# technique: returns one value after another of every kind that crosses the wall, none of them a number
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity <= 2
# expect: project == 0
import dataclasses
import datetime
import itertools

import numpy as np


@dataclasses.dataclass
class Answer:
    value: float = 0.0


_boxed = np.empty(3, dtype=object)
_boxed[:] = [None, "a", [1.0]]
_KINDS = itertools.cycle(
    [
        {1.0, 2.0}, frozenset({1}), {1: 2.0, (1, 2): "x", None: None}, b"11", Answer(), range(3), range(10**18),
        np.array(["1.0", "2"]), np.array([b"1"]), np.array(["2020-01-01", "NaT"], dtype="M8[D]"), _boxed,
        np.array([True, None], dtype=object), np.array(None, dtype=object), np.timedelta64(3, "s"),
        np.datetime64("NaT"), np.str_("1.0"), np.bytes_(b"1"), datetime.date(2020, 1, 2),
        datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc), datetime.timedelta(1), datetime.time(1),
        [{1}, {2: b"x"}], ({1}, 2.0), (Answer(), Answer()), {"a": {1}}, [np.array(["x"])], [None, {3}],
    ]
)


def _answer(*_):
    return next(_KINDS)


manual_dot = cosine_similarity = projection_length = compare_similarity = project = attention_scores = cosine_matrix = _answer
dot_answers = _answer()
