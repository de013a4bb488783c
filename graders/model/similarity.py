"""What two students' code has in common.  Values only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A function, a class, or the statements between them, with the lines that somebody else has as well.

    Args:
        file: the file's name.
        cell: the notebook's code cell, counted from 1; None in a module.
        first_line: of the passage, in the file or cell, counted from 1.
        matching: places in `lines`, counted from 0, sorted.
    """

    file: str
    cell: int | None
    first_line: int
    lines: tuple[str, ...]
    matching: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What two students have in common in one question.

    Args:
        question: its id; "" for code that belongs to no question, or to several.
        share: of the smaller one's own code.
        fragments: how many pieces of code they have in common.
        left, right: the passages that these stand in, in the order of the work.
    """

    question: str
    share: Fraction
    fragments: int
    left: tuple[Passage, ...]
    right: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two students whose code is suspiciously alike.  A place to look, not a verdict.

    Args:
        share: of the smaller one's own code, over the whole work.
        fragments: how many pieces of code they have in common.
        matches: by question, in the order of the assignment; only those that are alike.
    """

    left: str
    right: str
    share: Fraction
    fragments: int
    matches: tuple[Match, ...]

    @property
    def lines(self) -> int:
        """How many lines match, on the side where they are fewer."""
        left = sum(len(each.matching) for match in self.matches for each in match.left)
        right = sum(len(each.matching) for match in self.matches for each in match.right)
        return min(left, right)
