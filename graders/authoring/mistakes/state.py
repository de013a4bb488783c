"""The function remembers something between calls."""

from __future__ import annotations

from typing import Any

from graders.authoring.mistakes.around import Answer


def one_more_each_time(right: Answer) -> Answer:
    """The right answer to a call, and one more each time that it is made again."""
    asked: dict[str, int] = {}

    def answer(*args: Any) -> Any:
        value, call = right(*args), repr(args)
        asked[call] = asked.get(call, -1) + 1
        if not asked[call]:
            return value
        if isinstance(value, (list, tuple)):
            return type(value)(part + asked[call] for part in value)
        return value + asked[call]

    return answer


def first_answer_for_ever(right: Answer) -> Answer:
    """The answer to the first call is given to all others."""
    kept: list[Any] = []

    def answer(*args: Any) -> Any:
        if not kept:
            kept.append(right(*args))
        return kept[0]

    return answer


def nothing_the_second_time(right: Answer) -> Answer:
    """None for a call that was made before."""
    kept: list[str] = []

    def answer(*args: Any) -> Any:
        before = repr(args)
        kept.append(before)
        return right(*args) if kept.count(before) == 1 else None

    return answer
