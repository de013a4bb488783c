"""Values as rows of the tables, and rows as values."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import Row, Select, func, select

from graders.gradebook import briefs
from graders.gradebook.schema import BASES, GRADINGS, STUDENTS, SUBMISSIONS
from graders.gradebook.values import Attempt, Current, Grading, Listed, mark_of
from graders.model.classlist import Handed, Student


def last_gradings(class_id: int | None) -> Select[Any]:
    """The last grading of the last attempt of each student of a class, without what is large."""
    newest = (
        select(func.max(SUBMISSIONS.c.id).label("id"))
        .join_from(SUBMISSIONS, STUDENTS)
        .where(STUDENTS.c.class_id == class_id)
        .group_by(SUBMISSIONS.c.student_id)
    )
    last = (
        select(func.max(GRADINGS.c.id).label("id"))
        .where(GRADINGS.c.submission_id.in_(newest))
        .group_by(GRADINGS.c.submission_id)
    )
    return (
        select(
            STUDENTS.c.key, SUBMISSIONS.c.id.label("submission_id"), SUBMISSIONS.c.digest,
            SUBMISSIONS.c.attempt, SUBMISSIONS.c.path, SUBMISSIONS.c.handed_at, SUBMISSIONS.c.late,
            SUBMISSIONS.c.handed_attempt, GRADINGS.c.filed, GRADINGS.c.name, GRADINGS.c.brief,
            GRADINGS.c.asked, BASES.c.digest.label("basis"), BASES.c.engine,
        )
        .join_from(GRADINGS, SUBMISSIONS)
        .join(STUDENTS)
        .join(BASES)
        .where(GRADINGS.c.id.in_(last))
    )  # fmt: skip


def current(row: Row[Any], who: Student) -> Current:
    """A row of `last_gradings`.

    Raises:
        ValueError: the report in it is damaged.
    """
    at = row.handed_at and dt.datetime.fromisoformat(row.handed_at)
    return Current(
        student=who,
        digest=row.digest,
        attempt=row.attempt,
        handed=Handed(at=at or None, late=row.late, attempt=row.handed_attempt),
        path=row.path,
        basis=row.basis,
        engine=row.engine,
        report=briefs.unpack(row.brief, row.key),
        name=row.name,
        filed=row.filed,
        mark=mark_of(row.brief),
    )


def grading_row(grading: Grading) -> dict[str, Any]:
    """What is kept of a report; the other columns say what it is about."""
    report, score = grading.report, grading.report.score
    return {
        "name": grading.name,
        "status": report.status.value,
        "earned": str(score.earned),
        "possible": str(score.possible),
        "pending": str(score.pending),
        "withheld": str(score.withheld),
        "brief": briefs.pack(report),
        "document": grading.document,
        "transcript": grading.work.transcript,
        "asked": grading.work.asked,
        "seconds": grading.seconds,
        "filed": True,
    }


def handed_row(attempt: Attempt) -> dict[str, Any]:
    """What is known of how an attempt was handed in."""
    at = attempt.handed.at
    return {
        "path": attempt.path,
        "handed_at": None if at is None else at.isoformat(),
        "late": attempt.handed.late,
        "handed_attempt": attempt.handed.attempt,
    }


def listed(row: Row[Any]) -> Listed:
    """A row of the table of students."""
    student = Student(key=row.key, name=row.name, ids=json.loads(row.ids), section=row.section)
    return Listed(student=student, listed=row.listed, stranger=row.stranger)


def listed_row(listed: Listed) -> dict[str, Any]:
    """What is known of a student, but for class and key."""
    student = listed.student
    return {
        "name": student.name,
        "ids": json.dumps(dict(student.ids), sort_keys=True),
        "section": student.section,
        "listed": listed.listed,
        "stranger": listed.stranger,
    }


def now() -> str:
    """The time, as it is kept."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
