"""Building blocks of mistakes: they change the arguments or the answer of a right implementation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Answer = Callable[..., Any]  # an implementation of a question
Mistake = Callable[[Answer], Answer]  # a right answer -> a wrong one
Change = Callable[[Any], Any]  # of one value


def with_answer(right: Answer, change: Change) -> Answer:
    """The right answer, changed."""

    def answer(*args: Any) -> Any:
        return change(right(*args))

    return answer


def with_arguments(right: Answer, change: Change) -> Answer:
    """The right answer to other arguments: each is changed before."""

    def answer(*args: Any) -> Any:
        return right(*[change(each) for each in args])

    return answer


def each_part(change: Change) -> Change:
    """A change of a number or array, made to each part of a tuple or list as well."""

    def changed(value: Any) -> Any:
        return type(value)(map(change, value)) if type(value) in {tuple, list} else change(value)

    return changed
