"""The protocol of an export, what a person asks of it, and what every export has to decide alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from graders.errors import Notice, notice
from graders.model.assignment import Assignment
from graders.model.classlist import Standing
from graders.model.report import Audience
from graders.model.text import Language
from graders.reports.clean import clean
from graders.reports.points import points
from graders.slugs import Slug

_NAMED = 5  # students that one notice names


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the person at the keyboard asked for.

    Args:
        now: the time of the export, with its offset from UTC.
        sheet: the text of the sheet that the LMS gave out; None where there is none.
        where: what the sheet is called in messages.
        column: the column to fill, where its name does not say so.
        missing_as_zero: whether a student who handed nothing in gets 0 and not a blank.
        comments: whether what people wrote for a student is filled in as well.
    """

    language: Language
    now: dt.datetime
    audience: Audience = Audience.STUDENT
    sheet: str | None = None
    where: str = "sheet"
    column: str | None = None
    missing_as_zero: bool = False
    comments: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written, and what a person has to know.

    Args:
        files: texts by name; one file with the name "" is the whole export.
        notices: who could not be matched, or has no score, one for each.
    """

    files: Mapping[str, str] = field(default_factory=dict)  # never changed
    notices: tuple[Notice, ...] = ()


class Export(Protocol):
    """A way to write a class down for another system."""

    @property
    def fills(self) -> bool:
        """Whether it fills a sheet that the other system gave out."""

    @property
    def needs_sheet(self) -> bool:
        """Whether it is nothing without one."""

    @property
    def many(self) -> bool:
        """Whether it writes a file for each student."""

    def write(self, assignment: Assignment, standings: Sequence[Standing], asked: Asked) -> Exported:
        """The export: pure, the same for the same class.

        Raises:
            UsageError: the sheet is not one that this export fills.
        """


def whole(text: str, notices: Sequence[Notice] = ()) -> Exported:
    """An export that is one file."""
    return Exported(files={"": text}, notices=tuple(notices))


def score_of(standing: Standing, asked: Asked) -> Fraction | None:
    """The score that counts; None, which is a blank, for what could not be graded or was not handed in."""
    if standing.report is None and standing.score is None and asked.missing_as_zero:
        return Fraction(0)
    return standing.score


def shown_score(standing: Standing, asked: Asked) -> str:
    """The score with at most two decimals, or ""; rounding makes no score full or empty."""
    score = score_of(standing, asked)
    return "" if score is None else str(points(score, standing.possible))


def score_notices(standings: Sequence[Standing]) -> Iterator[Notice]:
    """Who has no score though something was handed in, and how many scores are not final."""
    waiting = []
    for standing in standings:
        name, report = clean(standing.student.name), standing.report
        if report is not None and standing.score is None:
            yield notice(name, Slug.LEFT_BLANK)
        elif standing.pending or (report is not None and report.score.withheld):
            waiting.append(name)
    if waiting:
        yield notice(several(waiting), Slug.SCORE_NOT_FINAL)


def several(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown}, … (+{len(names) - _NAMED})"


def ordered(standings: Sequence[Standing]) -> Sequence[Standing]:
    """By key, so that the same class gives the same bytes."""
    return sorted(standings, key=lambda each: each.student.key)
