"""The values that go into a gradebook and come out of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from graders.model.classlist import Handed, Student
from graders.model.report import Report

_NOTHING = Handed()
WHOLE = ""  # what an override is about, if it is the score as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a class is graded with; the same basis gives the same reports.

    Args:
        digest: of everything that determines a report, but for the submission and the program.
        engine: of the program and what it computes with.
        settings: how the person asked for it, so that the same can be asked again; plain data.
    """

    digest: str
    engine: str
    settings: Mapping[str, Any] = field(default_factory=dict)  # never changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Somebody in a class.

    Args:
        listed: whether in the class as it was last graded; who no longer hands in stays in the gradebook.
        stranger: whether not on the roster, if there is one.
    """

    student: Student
    listed: bool = True
    stranger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One thing that a student handed in; another digest is another attempt.

    Args:
        digest: of the bytes of all that was handed in.
        path: where it lay, for people.
    """

    student: Student
    digest: str
    path: str = ""
    handed: Handed = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What was run, and what came of it, as bytes that this package does not look into.

    Args:
        submission: the work as it was read; None where it could not be read.
        transcript: what it answered; None where it did not get so far.
        asked: the digest of what it was asked, and what that is, by key.
    """

    submission: bytes | None = None
    transcript: bytes | None = None
    asked: str = ""
    keys: Sequence[str] = ()
    around: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """One report on an attempt.

    Args:
        report: without its findings.
        name: of the report's file, without suffix.
        document: the whole report for the staff, as `packed` text.
        seconds: wall time of the student's code.
    """

    report: Report
    name: str
    document: bytes
    work: Work = Work()
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What the gradebook has of a student's last attempt.

    Args:
        basis, engine: the digests that its last grading was made with.
        filed: whether files were written for no other grading since.
        mark: a digest of the report.
    """

    student: Student
    digest: str
    attempt: int
    handed: Handed
    path: str
    basis: str
    engine: str
    report: Report
    name: str
    filed: bool
    mark: str


def mark_of(brief: bytes) -> str:
    """A digest of a report as it is kept."""
    return hashlib.sha256(brief).hexdigest()


def packed(text: str) -> bytes:
    """A text as it is kept."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpacked(content: bytes) -> str:
    """What `packed` made of a text."""
    return zlib.decompress(content).decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandGrade:
    """Points that a person gave an answer; the last one of a question counts."""

    student: str
    question: str
    points: Fraction
    who: str
    comment: str = ""
    when: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Points that a person put in the place of the grader's; the last one about the same thing counts.

    Args:
        what: a question, or `WHOLE` for the score as a whole, which goes before everything else.
        points: None takes an earlier override back.
    """

    student: str
    points: Fraction | None
    reason: str
    who: str
    what: str = WHOLE
    when: dt.datetime | None = None
