"""Every deliberate exception of the grader.

    GraderError
      UserError             the person at the keyboard can fix it; shown without a traceback
        UsageError            words of the command line that do not fit
        CourseError           no course, no such assignment
        AssignmentError       an assignment file is wrong; carries every problem found
        SubmissionError       a submission cannot be read at all
        ReportError           what should be a report cannot be read back
        KitError              what students check their work with is missing or damaged
      EngineError           ours to fix; never turned into a zero
        RunnerError           student code could not be run at all
        ReferenceFailedError  the reference raised, or gave no usable answer
    OverLimitError        work on a submission took too much CPU time; no `Exception`: nothing may swallow it

An exception carries *what* there is to say, as notices.  `graders.reports.wording` has the sentences,
in English and Chinese, so this module has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graders.slugs import Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A message for a person: where, which message (its slug), and the details to fill in."""

    where: str  # a file, a place in a file, a command: what the person knows it by
    slug: Slug
    details: Mapping[str, Any] = field(default_factory=dict)  # never changed

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value!r}" for key, value in self.details.items())
        return f"{self.where}: {self.slug}({details})"


def notice(where: object, slug: Slug, **details: Any) -> Notice:
    """A notice in one line: ``notice(path, Slug.NOT_A_NOTEBOOK, found="PDF")``."""
    return Notice(where=str(where), slug=slug, details=details)


class GraderError(Exception):
    """The base of every deliberate exception."""

    def __init__(self, *notices: Notice) -> None:
        super().__init__("; ".join(str(each) for each in notices))
        self.notices = notices


class UserError(GraderError):
    """The person at the keyboard can fix it."""


class UsageError(UserError):
    """The words of the command line do not fit."""


class CourseError(UserError):
    """There is no course here, or no such assignment in it."""


class AssignmentError(UserError):
    """An assignment file is wrong; `notices` names every problem, not only the first."""


class SubmissionError(UserError):
    """A submission cannot be read at all."""


class ReportError(UserError):
    """What should be a report cannot be read back."""


class KitError(UserError):
    """What students check their work with is missing or damaged."""


class EngineError(GraderError):
    """Ours to fix; the student's points are withheld, never lost."""


class RunnerError(EngineError):
    """Student code could not be run: the kernel did not start, or could not be spoken to."""


class ReferenceFailedError(EngineError):
    """The reference raised, or gave something that cannot be compared with."""


class OverLimitError(BaseException):
    """Work on a submission has used up its CPU time; raised by a signal, at any place in that work."""


# What a submission that is too much to read or judge does to whoever reads or judges it.
TOO_MUCH = (OverLimitError, MemoryError, RecursionError)
