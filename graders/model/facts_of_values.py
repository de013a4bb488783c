"""What a check can find out about values of every kind, and about output, files, drawings and time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graders.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongClass:
    """The value is of another type than the right one; both as a student knows them."""

    expected: str
    actual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongLength:
    """A list, tuple, text or table with more or fewer members."""

    expected: int
    actual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongMembers:
    """Keys, columns, fields or members that are missing, or too many; a few of each.

    Args:
        of: "keys", "columns", "fields" or "members".
    """

    of: str
    missing: tuple[Any, ...]
    extra: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEqual:
    """A text, a truth value, a date, None: compared as a whole."""

    expected: Any
    actual: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongOutput:
    """What was printed; the first line that differs, from 1. None where there is no such line."""

    line: int
    expected: str | None
    actual: str | None
    file: str = ""  # what was written; "" for what was printed


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFile:
    """The call left no such file behind."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongDrawing:
    """What is drawn; the first thing that differs.

    Args:
        axes: which pair of axes, from 1.
        of: "figures" or "axes" (how many), or the name of a field of `values.Axes`.
    """

    axes: int
    of: str
    expected: Any
    actual: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TooSlow:
    """The time grows faster with the input than it may.

    Args:
        ratio: of the time for the larger input to that for the smaller one.
        allowed: the largest ratio that passes.
    """

    ratio: float
    allowed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What the author's own checker says of an answer.

    Args:
        text: its sentence; None where it said no more than that the answer is wrong.
        share: of the points that the answer earns nevertheless, 0 <= share < 1.
    """

    text: Text | None = None
    share: Fraction = Fraction(0)
