"""Exceptions: raised where there should be none, missing where one is asked for, or of another type."""

from __future__ import annotations

from typing import Any

from graders.authoring.mistakes.around import Answer


def raises(error: Exception) -> Answer:
    """Every call raises."""

    def answer(*_args: Any) -> Any:
        raise error

    return answer


def raises_instead(right: Answer, error: type[Exception]) -> Answer:
    """Another exception where the right answer raises one."""

    def answer(*args: Any) -> Any:
        try:
            return right(*args)
        except Exception as reason:
            raise error from reason

    return answer


def returns_instead(right: Answer, value: Any) -> Answer:
    """A value where the right answer raises an exception."""

    def answer(*args: Any) -> Any:
        try:
            return right(*args)
        except Exception:  # noqa: BLE001  this is the mistake
            return value

    return answer


def returns_the_exception(right: Answer) -> Answer:
    """The exception is made, and returned instead of raised."""

    def answer(*args: Any) -> Any:
        try:
            return right(*args)
        except Exception as error:  # noqa: BLE001  this is the mistake
            return error

    return answer
