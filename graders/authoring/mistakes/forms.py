"""The numbers are right, but their form is wrong: printed only, text, a list, another shape."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.authoring.mistakes.around import Answer, with_answer


def returns_nothing(_right: Answer) -> Answer:
    """There is no ``return``."""
    return lambda *_args: None


def prints(right: Answer) -> Answer:
    """The answer is printed, and not returned."""
    return lambda *args: print(right(*args))  # noqa: T201  this is the mistake


def always(value: Any) -> Answer:
    """One answer to everything."""
    return lambda *_args: value


def as_text(right: Answer) -> Answer:
    """The answer is text."""
    return with_answer(right, str)


def as_truth_value(right: Answer) -> Answer:
    """The answer is True or False."""
    return with_answer(right, bool)


def in_a_list(right: Answer) -> Answer:
    """A number is returned in a list."""
    return with_answer(right, lambda value: [value])


def in_an_array(right: Answer) -> Answer:
    """A number is returned in an array of shape (1,)."""
    return with_answer(right, lambda value: np.array([value]))


def in_a_matrix(right: Answer) -> Answer:
    """A number is returned in an array of shape (1, 1)."""
    return with_answer(right, lambda value: np.array([[value]]))


def as_lists(right: Answer) -> Answer:
    """An array is given as lists within lists."""
    return with_answer(right, lambda value: np.asarray(value).tolist())


def as_list_of_rows(right: Answer) -> Answer:
    """An array is given as a list of its rows."""
    return with_answer(right, list)


def transposed(right: Answer) -> Answer:
    """Rows and columns of the answer are exchanged."""
    return with_answer(right, np.transpose)


def flattened(right: Answer) -> Answer:
    """The answer has one axis."""
    return with_answer(right, np.ravel)


def squeezed(right: Answer) -> Answer:
    """Axes of length 1 are dropped from the answer."""
    return with_answer(right, np.squeeze)


def with_one_axis_more(right: Answer) -> Answer:
    """The answer has an axis of length 1 in front."""
    return with_answer(right, lambda value: np.asarray(value)[None])


def rows_reversed(right: Answer) -> Answer:
    """The rows of the answer run from the last to the first."""
    return with_answer(right, lambda value: np.asarray(value)[::-1])
