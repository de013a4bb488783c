"""Applies an assignment's policies: how late a submission was, and what that costs."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from graders.errors import Notice, notice
from graders.model.classlist import Handed, Student
from graders.model.policies import Policies
from graders.model.report import Report, Status
from graders.slugs import Slug

_NO_TIME = dt.timedelta(0)


def due_for(policies: Policies, student: Student) -> dt.datetime | None:
    """When the assignment is due for a student: the latest extension that names the student, if any."""
    own = [policies.extensions[name] for name in _names(student) if name in policies.extensions]
    return max(own, default=policies.due)


def lateness(policies: Policies, student: Student, handed: Handed) -> dt.timedelta | None:
    """How late a submission was; zero where it was in time, None where that is not known.

    One that its system has marked as late, and whose time nobody recorded, is late by an unknown time.
    """
    due = due_for(policies, student)
    if due is None:
        return _NO_TIME
    if handed.at is not None:
        return max(_NO_TIME, handed.at - due)
    return None if handed.late else _NO_TIME


def deduction(
    policies: Policies, student: Student, handed: Handed, *, earned: Fraction, possible: Fraction
) -> Fraction:
    """The points that being late costs, from 0 to `earned`; 0 where the lateness is not known."""
    late, penalty = lateness(policies, student, handed), policies.late
    if penalty is None or late is None or late <= penalty.grace:
        return Fraction(0)
    units = -(-late // penalty.per)  # each that has begun
    share = min(units * penalty.share, penalty.cap)
    return min(earned, share * (earned if penalty.of_earned else possible))


def late_report(policies: Policies, student: Student, handed: Handed, report: Report) -> Report:
    """A report once lateness is paid for; its questions stay as they are."""
    if report.status is not Status.GRADED:
        return report
    score = report.score
    off = deduction(policies, student, handed, earned=score.earned, possible=score.possible)
    if not off:
        return report
    return dataclasses.replace(
        report, score=dataclasses.replace(score, earned=score.earned - off, deducted=off)
    )


def to_settle(policies: Policies, student: Student, handed: Handed) -> Iterator[Notice]:
    """What a person has to decide about a submission, since the policies cannot."""
    if policies.late is not None and lateness(policies, student, handed) is None:
        yield notice(student.key, Slug.LATE_AT_NO_TIME)
    if policies.attempts is not None and is_over_limit(policies, handed):
        yield notice(student.key, Slug.TOO_MANY_ATTEMPTS, attempt=handed.attempt, limit=policies.attempts)


def is_over_limit(policies: Policies, handed: Handed) -> bool:
    """Whether an attempt is one more than a student has."""
    return policies.attempts is not None and handed.attempt is not None and handed.attempt > policies.attempts


# Private functions


def _names(student: Student) -> Iterator[str]:
    """What an author may call a student by."""
    yield from (student.key, student.name, *student.ids.values())
