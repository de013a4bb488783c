"""The points of a question's checks, where the author leaves some of them out."""

from __future__ import annotations

from fractions import Fraction

from graders.assignment.schema import QuestionPart


def points_of(part: QuestionPart) -> tuple[Fraction, tuple[Fraction, ...]]:
    """The points of a question, and those of each of its checks.

    Checks without points share equally what the others leave of the question's; a question without points is
    worth what its checks are, each of them 1 where it says nothing.
    """
    given = [None if check.points is None else _exactly(check.points) for check in part.checks]
    known, open_ = sum((each for each in given if each is not None), Fraction(0)), given.count(None)
    if part.points is None:
        checks = tuple(Fraction(1) if each is None else each for each in given)
        return sum(checks, Fraction(0)), checks
    whole = _exactly(part.points)
    share = max(Fraction(0), whole - known) / open_ if open_ else Fraction(0)
    return whole, tuple(share if each is None else each for each in given)


# Private functions


def _exactly(points: float) -> Fraction:
    return Fraction(str(points))
