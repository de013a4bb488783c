"""A class: who is in it, what each handed in and when, and what each has in the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from graders.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """Somebody who is in the class.

    Args:
        key: the name in reports, and the key in the gradebook; unique in a class.
        name: as people write it.
        ids: what other systems call the student, by "canvas", "moodle", "gradescope", "email", "sis", "login"
            and "github".
        section: the group that the student is in, if the class has any.
    """

    key: str
    name: str
    ids: Mapping[str, str] = field(default_factory=dict)  # never changed
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """When and how often a student handed in; None is what nobody recorded.

    Args:
        at: the time of the submission, with its offset from UTC; never the time of grading.
        late: whether the system that collected it marked it as late.
        attempt: its number, from 1.
    """

    at: dt.datetime | None = None
    late: bool | None = None
    attempt: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a student has in the end, after everything that people have added to what the grader found.

    Args:
        report: without its findings; None for a student of the roster who handed nothing in.
        score: the points that count; None where nothing could be graded.
        pending: points of answers that a person has still to grade.
        deducted: points that were taken off for being late, already subtracted from `score`.
        comment: what people wrote for the student.
    """

    student: Student
    report: Report | None
    score: Fraction | None
    possible: Fraction
    handed: Handed = Handed()
    pending: Fraction = Fraction(0)
    deducted: Fraction = Fraction(0)
    comment: str = ""
