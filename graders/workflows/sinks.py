"""Destinations for the reports of a class ("sinks"): each receives every report, and the end of the class.

If one sink fails, the others still receive every report; failures are reported at the end of the class.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from graders.errors import Notice, UserError, notice
from graders.model.assignment import Assignment
from graders.model.classlist import Handed, Student
from graders.model.report import Report
from graders.slugs import Slug

_UNKNOWN = Handed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A student, and when the work was handed in."""

    student: Student
    handed: Handed = _UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedClass:
    """A class, graded.

    Args:
        reports: sorted by student, with a sentence in place of each finding (`workflows.slim`).
        run: what may differ between two runs of the same work.
        members: who each report is about, in the same order; of a student who is missing, too.
        strangers: those of the reports, by student, whose author is not on the roster, if there is one.
        unsettled: what a person has to decide, since the assignment's policies cannot.
    """

    assignment: Assignment
    reports: Sequence[Report]
    run: dict[str, Any]
    members: Sequence[Member] = ()
    strangers: Sequence[str] = ()
    unsettled: Sequence[Notice] = ()


class Sink(Protocol):
    """A destination for reports; a value that can be sent to a worker process.

    Each method may raise `UserError`, with what the person at the keyboard can do about it.
    """

    def begin(self) -> None:
        """Make sure that there is a place; before anything is graded, so a `UserError` ends the batch."""

    def take(self, name: str, report: Report) -> None:
        """Take one whole report, in the worker that made it, within the limits of writing.

        There may be a second report of the same `name`, which replaces the first: a worker was replaced, or
        the first was too much to be written.  Of work that no worker survived the report
        comes in the collecting process.

        Args:
            name: safe as a file's name, and no other report's.
        """

    def end(self, graded: GradedClass) -> None:
        """The class is done; in the collecting process, once."""


@runtime_checkable
class FilingSink(Protocol):
    """A sink with files of each report, which may be lost and made again."""

    def lacks(self, names: Iterable[str]) -> Collection[str]:
        """Those of the names of which something that `take` writes is not there."""
        ...


@runtime_checkable
class EndingSink(Protocol):
    """A sink that says which files it writes at the end, so that they need not be written again."""

    def last_files(self) -> Mapping[Path, str]:
        """The files, each with what it depends on beside the class."""
        ...


def lacking(sinks: Iterable[Sink], names: Collection[str]) -> frozenset[str]:
    """Those of the names of which some sink has lost what it was given."""
    filing = [sink for sink in sinks if isinstance(sink, FilingSink)]
    return frozenset(name for sink in filing for name in sink.lacks(names))


def tell_report(sinks: Iterable[Sink], name: str, report: Report) -> tuple[Notice, ...]:
    """Pass a report to every sink; return the problems of those sinks that could not take it.

    A sink that is broken, and not only unable, raises here: then the submission is broken by our fault.
    """
    problems: list[Notice] = []
    for sink in sinks:
        try:
            sink.take(name, report)
        except UserError as error:
            problems += error.notices
    return tuple(problems)


def tell_lost(sinks: Iterable[Sink], name: str, report: Report) -> tuple[Notice, ...]:
    """Like `tell_report`, for the collecting process: no sink may end it."""
    problems: list[Notice] = []
    for sink in sinks:
        try:
            problems += tell_report([sink], name, report)
        except Exception as error:  # noqa: BLE001  the others' reports are still to come
            problems.append(_internal(sink, error))
    return tuple(problems)


def tell_end(sinks: Iterable[Sink], graded: GradedClass) -> tuple[Notice, ...]:
    """Tell every sink that the class is done; return the problems of those that could not finish."""
    problems: list[Notice] = []
    for sink in sinks:
        try:
            sink.end(graded)
        except UserError as error:
            problems += error.notices
        except Exception as error:  # noqa: BLE001  the other sinks have their turn
            problems.append(_internal(sink, error))
    return tuple(problems)


# Private functions


def _internal(sink: Sink, error: Exception) -> Notice:
    reason = f"{type(error).__name__}: {error}"[:500]
    return notice(type(sink).__name__, Slug.INTERNAL, reason=reason)
