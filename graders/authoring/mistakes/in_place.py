"""The function changes an argument, which belongs to its caller."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders.authoring.mistakes.around import Answer


def changed_afterwards(right: Answer) -> Answer:
    """The first argument is changed once the answer is known, be it a list or an array."""

    def answer(*args: Any) -> Any:
        value, first = right(*args), args[0]
        if isinstance(first, list):
            first.append(0)
        elif isinstance(first, np.ndarray):
            first += 1
        return value

    return answer


def arrays_changed_before(right: Answer) -> Answer:
    """Every array is changed before the answer is computed."""

    def answer(*args: Any) -> Any:
        for each in args:
            if hasattr(each, "fill"):
                each += 1  # noqa: PLW2901  in place: this is the mistake
        return right(*args)

    return answer


def argument_changed(
    right: Answer, which: int, applies: Callable[[Any], bool], change: Callable[[Any], None]
) -> Answer:
    """One argument is changed once the answer is known, if it is of a kind."""

    def answer(*args: Any) -> Any:
        value = right(*args)
        if applies(args[which]):
            change(args[which])
        return value

    return answer


# Kinds of argument, and changes


def is_of_dtype(name: str) -> Callable[[Any], bool]:
    return lambda value: str(getattr(value, "dtype", "")) == name


def halve(array: Any) -> None:
    array *= 0.5


def fill(array: Any) -> None:
    array.fill(7)


def empty(items: list[Any]) -> None:
    items.clear()
