"""Some elements are left out, or are in another order."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.authoring.mistakes.around import Answer, with_arguments


def of_elements(right: Answer, which: slice) -> Answer:
    """Only some elements of each argument count; where the right answer is an exception, so is this."""

    def answer(*args: Any) -> Any:
        right(*args)
        return right(*[each[which] for each in args])

    return answer


def without_first(right: Answer) -> Answer:
    """A loop that begins one late."""
    return of_elements(right, slice(1, None))


def without_last(right: Answer) -> Answer:
    """A loop that ends one early."""
    return of_elements(right, slice(None, -1))


def every_other(right: Answer) -> Answer:
    """A step of two."""
    return of_elements(right, slice(None, None, 2))


def first_alone(right: Answer) -> Answer:
    """``return`` stands within the loop, which ends after its first turn."""
    return of_elements(right, slice(None, 1))


def elements_sorted(right: Answer) -> Answer:
    """The elements are sorted first."""
    return with_arguments(right, lambda value: np.sort(value, axis=-1))


def first_reversed(right: Answer) -> Answer:
    """The elements of the first argument are taken from the last to the first."""
    return lambda first, *others: right(first[::-1], *others)


def arguments_swapped(right: Answer) -> Answer:
    """The arguments are taken in the other order."""
    return lambda *args: right(*args[::-1])


def first_argument_throughout(right: Answer) -> Answer:
    """The first argument is taken for all the others."""
    return lambda *args: right(*args[:1] * len(args))


def columns_for_rows(right: Answer) -> Answer:
    """The axes of every argument are exchanged."""
    return with_arguments(right, np.transpose)


def first_dropped_from_each(right: Answer) -> Answer:
    """The first element of each argument is dropped, whatever the right answer may be."""
    return with_arguments(right, lambda value: value[1:])


def last_dropped_from_each(right: Answer) -> Answer:
    """The last element of each argument is dropped, whatever the right answer may be."""
    return with_arguments(right, lambda value: value[:-1])
