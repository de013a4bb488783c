"""What people add to what the grader finds: hand grades and overrides; nothing is ever changed or removed.

They are about what was handed in, by its digest: they stay when it is graded again, and another attempt has
none of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, select

from graders.gradebook.schema import HAND_GRADES, OVERRIDES, STUDENTS, SUBMISSIONS
from graders.gradebook.values import HandGrade, Override


def add_hand_grade(connection: Connection, student: int, digest: str, grade: HandGrade) -> None:
    """Keep points for an answer in what has the digest."""
    values = {"question": grade.question, "points": str(grade.points), "comment": grade.comment}
    _add(connection, HAND_GRADES, student, digest, values, grade.who, grade.when)


def add_override(connection: Connection, student: int, digest: str, override: Override) -> None:
    """Keep points in the place of the grader's for what has the digest."""
    points = None if override.points is None else str(override.points)
    values = {"what": override.what, "points": points, "reason": override.reason}
    _add(connection, OVERRIDES, student, digest, values, override.who, override.when)


def hand_grades(connection: Connection, class_id: int | None) -> Sequence[HandGrade]:
    """Those that are about the last attempt of their student, oldest first."""
    return [
        HandGrade(
            student=row.key, question=row.question, points=Fraction(row.points), comment=row.comment,
            who=row.who, when=dt.datetime.fromisoformat(row.at),
        )
        for row in connection.execute(_of_last_attempts(HAND_GRADES, class_id))
    ]  # fmt: skip


def overrides(connection: Connection, class_id: int | None) -> Sequence[Override]:
    """Those that are about the last attempt of their student, oldest first."""
    return [
        Override(
            student=row.key, what=row.what, points=None if row.points is None else Fraction(row.points),
            reason=row.reason, who=row.who, when=dt.datetime.fromisoformat(row.at),
        )
        for row in connection.execute(_of_last_attempts(OVERRIDES, class_id))
    ]  # fmt: skip


# Private functions


def _add(
    connection: Connection, table: Table, student: int, digest: str, values: dict[str, Any], who: str,
    when: dt.datetime | None,
) -> None:  # fmt: skip
    at = (when or dt.datetime.now(dt.UTC)).isoformat(timespec="seconds")
    row = values | {"student_id": student, "digest": digest, "who": who, "at": at}
    connection.execute(insert(table).values(row))


def _of_last_attempts(table: Table, class_id: int | None) -> Select[Any]:
    newest = select(func.max(SUBMISSIONS.c.id)).group_by(SUBMISSIONS.c.student_id)
    about = (SUBMISSIONS.c.student_id == table.c.student_id) & (SUBMISSIONS.c.digest == table.c.digest)
    return (
        select(table, STUDENTS.c.key)
        .join_from(table, STUDENTS)
        .join(SUBMISSIONS, about)
        .where(STUDENTS.c.class_id == class_id, SUBMISSIONS.c.id.in_(newest))
        .order_by(table.c.id)
    )
