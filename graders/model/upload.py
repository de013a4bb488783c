"""What Gradescope says of the submission that its autograder is to grade."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from graders.model.classlist import Student


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousScore:
    """An earlier submission of the same students that the autograder has graded.

    Args:
        score: what it had, with everything that was taken off then; None where that is not known.
    """

    at: dt.datetime | None
    score: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One submission on Gradescope.  Times have their offset from UTC; None is what is not known.

    Args:
        at: when it was handed in.
        due: when it was due there; of several members of a group, the latest.
        total: the points that the assignment has there, those that are given by hand included.
        students: who handed it in; several if it is a group's.
        previous: earlier submissions that were graded, the first one first.
    """

    at: dt.datetime | None = None
    due: dt.datetime | None = None
    total: Fraction | None = None
    students: tuple[Student, ...] = ()
    previous: tuple[PreviousScore, ...] = ()

    @property
    def attempt(self) -> int:
        """The number of this submission, from 1."""
        return len(self.previous) + 1
