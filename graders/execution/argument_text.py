"""An argument as the text that it crosses the wall in, for whoever keeps it."""

from __future__ import annotations

from typing import Any

from graders.inside.calls import arguments


def written(argument: Any) -> str:
    """One argument as text.

    Raises:
        ValueError: it is none that a call can have.
    """
    return arguments.pack([argument])


def read(text: str) -> Any:
    """The argument that a text stands for, fresh.

    Raises:
        ValueError: the text stands for none.
    """
    (argument,) = arguments.unpack(text)
    return argument
