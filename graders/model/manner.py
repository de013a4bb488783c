"""How a call is made, beyond its positional arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a case that is made of steps, such as ``s.push(1)`` or ``s = Stack()``.

    Args:
        text: the line as the author wrote it.
        code: the same as plain data, which both sides of the wall work off (`assignment.steps` has the form).
        keeps: the name that its value is kept under for later steps, or None.
    """

    text: str
    code: list[Any]
    keeps: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a call is made, beyond its positional arguments; most calls need nothing of it.

    Args:
        kwargs: arguments by keyword.
        rng: the seed of a ``numpy.random.default_rng`` that is handed over as the keyword ``rng``.
        take: how many elements are taken from the iterator that is returned; they are the answer, as a list.
        stdin: what ``input()`` and ``sys.stdin`` read; None: nothing is there to be read.
        steps: done one after another in place of the call; what each brings is the answer, as a list.
        prints: whether what is printed is kept.
        writes: files in the working folder that are read back after the call.
        draws: whether the figures that are open after the call are read, and closed.
        timed: whether the call is made several times for its time.
    """

    kwargs: Mapping[str, Any] = field(default_factory=dict)  # never changed; cases cross processes
    rng: int | None = None
    take: int | None = None
    stdin: str | None = None
    steps: tuple[Step, ...] = ()
    prints: bool = False
    writes: tuple[str, ...] = ()
    draws: bool = False
    timed: bool = False


PLAIN = Manner()
