"""Two numbers are asked for; one is missing, or they are in the wrong places."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.authoring.mistakes.around import Answer, Change, with_answer


def pair_reversed(right: Answer) -> Answer:
    """The second number comes first."""
    return with_answer(right, lambda pair: tuple(pair)[::-1])


def one_of_the_pair(right: Answer, which: int) -> Answer:
    """One of the two is returned alone."""
    return with_answer(right, lambda pair: pair[which])


def one_twice(right: Answer, which: int) -> Answer:
    """One of the two is returned in both places."""
    return with_answer(right, lambda pair: (pair[which],) * 2)


def pair_as_array(right: Answer) -> Answer:
    """The pair is an array."""
    return with_answer(right, np.array)


def pair_as_dictionary(right: Answer) -> Answer:
    """The pair is a dictionary."""
    return with_answer(right, lambda pair: dict(enumerate(pair)))


def pair_with_a_third(right: Answer) -> Answer:
    """A third number follows."""
    return with_answer(right, lambda pair: (*pair, 0.0))


def one_changed(right: Answer, which: int, change: Change) -> Answer:
    """One of the two is changed."""

    def changed(pair: Any) -> Any:
        parts = list(pair)
        parts[which] = change(parts[which])
        return tuple(parts)

    return with_answer(right, changed)
