"""A gradebook that is open: one class in a database, written by one process at a time."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, Insert, Row, insert, select, update

from graders.errors import UsageError, notice
from graders.gradebook import additions, rows
from graders.gradebook.connecting import saying
from graders.gradebook.schema import ASKED, BASES, CLASSES, GRADINGS, STUDENTS, SUBMISSIONS
from graders.gradebook.settled import standing
from graders.gradebook.values import (
    Attempt,
    Basis,
    Current,
    Grading,
    HandGrade,
    Listed,
    Override,
    Work,
    mark_of,
    unpacked,
)
from graders.model.classlist import Standing, Student
from graders.model.policies import policies_of_data
from graders.slugs import Slug


class Gradebook:
    """Everything that is kept of one class.  Every change is there completely, or not at all.

    Args:
        name: of the class in the database.
        where: how a person knows the database.
    """

    def __init__(self, connection: Connection, name: str, where: str) -> None:
        self._connection = connection
        self._where = where
        with self._transaction():
            row = connection.execute(select(CLASSES).where(CLASSES.c.name == name)).first()
        self._name = name
        self._class: int | None = None if row is None else row.id
        self._assignment: str | None = None if row is None else row.assignment
        self._basis = 0
        self._students: dict[str, tuple[int, Listed]] = {}
        self._asked: set[str] = set()  # what is kept of what was asked
        self._last: dict[str, tuple[int, str, int]] = {}  # of each student: submission, digest, attempt

    @property
    def assignment(self) -> str | None:
        """The name of the assignment that the class was graded for; None if nothing is kept yet."""
        return self._assignment

    def begin(self, assignment: str, basis: Basis) -> Mapping[str, Current]:
        """Get ready to write; returns what there is of each student, by key.

        Raises:
            UsageError: the class was graded for another assignment.
        """
        if self._assignment not in {None, assignment}:
            raise UsageError(notice(self._where, Slug.OUT_OF_ANOTHER, name=self._assignment))
        with self._transaction():
            if self._class is None:
                new = insert(CLASSES).values(name=self._name, assignment=assignment)
                self._class, self._assignment = self._insert(new), assignment
            self._basis = self._basis_id(basis)
        return self.current()

    def settings(self) -> Mapping[str, Any]:
        """The settings of the last basis; nothing if nothing is kept yet."""
        query = select(BASES.c.settings).where(BASES.c.class_id == self._class).order_by(BASES.c.id.desc())
        with self._transaction():
            text = self._connection.execute(query.limit(1)).scalar()
        return {} if text is None else dict(json.loads(text))

    def current(self) -> Mapping[str, Current]:
        """What there is of each student's last attempt, by key.

        Raises:
            UsageError: the gradebook is damaged.
        """
        with self._transaction():
            students = self._connection.execute(select(STUDENTS).where(STUDENTS.c.class_id == self._class))
            self._students = {row.key: (row.id, rows.listed(row)) for row in students}
            last = self._connection.execute(rows.last_gradings(self._class)).all()
        current = {}
        for row in last:
            self._last[row.key] = (row.submission_id, row.digest, row.attempt)
            try:
                current[row.key] = rows.current(row, self._students[row.key][1].student)
            except ValueError as error:
                damaged = notice(self._where, Slug.GRADEBOOK_DAMAGED, reason=str(error)[:200])
                raise UsageError(damaged) from None
        return current

    def expect(self, students: Iterable[str]) -> None:
        """Note that files are about to be written for another grading of these students.

        Whoever is killed between a file and `take` leaves a file that the gradebook knows nothing of.
        """
        again = [self._last[key][0] for key in students if key in self._last]
        with self._transaction():
            for number in again:
                change = update(GRADINGS).where(GRADINGS.c.submission_id == number)
                self._connection.execute(change.values(filed=False))

    def take(self, attempt: Attempt, grading: Grading) -> str:
        """Keep a grading of an attempt, with everything that belongs to it; returns its mark."""
        row = rows.grading_row(grading)
        with self._transaction():
            student = self._enroll(self._as_listed(attempt.student))
            submission = self._submission_id(student, attempt, grading.work)
            self._forget_transcripts(submission)
            if grading.work.asked:
                self._keep_asked(grading.work)
            about = {"submission_id": submission, "basis_id": self._basis, "at": rows.now()}
            self._connection.execute(insert(GRADINGS).values(row | about))
        return mark_of(row["brief"])

    def enroll(self, students: Sequence[Student], strangers: Collection[str] = ()) -> None:
        """Note who is in the class now; others who were in it before stay in the gradebook."""
        now = {each.key: Listed(student=each, stranger=each.key in strangers) for each in students}
        with self._transaction():
            for key, (_, known) in list(self._students.items()):
                if key not in now:
                    self._enroll(dataclasses.replace(known, listed=False))
            for listed in now.values():
                self._enroll(listed)

    def roll(self) -> Sequence[Listed]:
        """Everybody in the class as it was last graded, sorted by key; `begin` or `current` comes before."""
        return [each for _, (_, each) in sorted(self._students.items()) if each.listed]

    def know(self, attempts: Iterable[Attempt]) -> None:
        """Note when attempts that are kept already were handed in, and where they lie."""
        with self._transaction():
            for attempt in attempts:
                submission, _, _ = self._last[attempt.student.key]
                change = update(SUBMISSIONS).where(SUBMISSIONS.c.id == submission)
                self._connection.execute(change.values(rows.handed_row(attempt)))

    def document(self, student: str) -> str:
        """The text of a student's last report, for the staff."""
        return unpacked(self._last_grading(student).document)

    def work(self, student: str) -> Work:
        """What was run last of a student's, and what it answered."""
        submission, _, _ = self._last[student]
        last = self._last_grading(student)
        with self._transaction():
            content = select(SUBMISSIONS.c.work).where(SUBMISSIONS.c.id == submission)
            work = self._connection.execute(content).scalar()
            asked = self._connection.execute(select(ASKED).where(ASKED.c.digest == last.asked)).first()
        if asked is None:
            return Work(submission=work)
        keys = asked.keys.split()
        return Work(
            submission=work, transcript=last.transcript, asked=asked.digest, keys=keys, around=asked.around
        )

    def asked(self) -> Sequence[Work]:
        """All that the last transcripts of the class were asked; each without its transcript."""
        last = rows.last_gradings(self._class).subquery()
        query = select(ASKED).where(ASKED.c.digest.in_(select(last.c.asked)))
        with self._transaction():
            every = self._connection.execute(query).all()
        return [Work(asked=row.digest, keys=row.keys.split(), around=row.around) for row in every]

    # What people add

    def record_hand_grade(self, grade: HandGrade) -> None:
        """Keep points that a person gave; they count for this attempt, whatever is run again.

        Raises:
            UsageError: there is no such student.
        """
        with self._transaction():
            additions.add_hand_grade(self._connection, *self._known(grade.student), grade)

    def record_override(self, override: Override) -> None:
        """Keep points that a person put in the place of the grader's, with the reason.

        Raises:
            UsageError: there is no such student.
        """
        with self._transaction():
            additions.add_override(self._connection, *self._known(override.student), override)

    def hand_grades(self) -> Sequence[HandGrade]:
        """All that count for the last attempts, oldest first; the last one of a question counts."""
        with self._transaction():
            return additions.hand_grades(self._connection, self._class)

    def overrides(self) -> Sequence[Override]:
        """All that were made for the last attempts, oldest first; the last one about a thing counts."""
        with self._transaction():
            return additions.overrides(self._connection, self._class)

    def standings(self) -> Sequence[Standing]:
        """What each student of the class has in the end, sorted by key; the missing have no report."""
        current = self.current()
        hands, overrides = self.hand_grades(), self.overrides()
        settings = self.settings()
        possible, policies = (
            Fraction(settings.get("possible", 0)),
            policies_of_data(settings.get("policies", {})),
        )
        return [
            standing(each.student, current.get(each.student.key), possible, hands, overrides, policies)
            for each in self.roll()
        ]

    # Private functions

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with saying(self._where), self._connection.begin():
            yield

    def _as_listed(self, student: Student) -> Listed:
        known = self._students.get(student.key)
        return Listed(student=student) if known is None else dataclasses.replace(known[1], student=student)

    def _insert(self, statement: Insert) -> int:
        keys = self._connection.execute(statement).inserted_primary_key
        assert keys is not None  # one row was inserted
        return int(keys[0])

    def _basis_id(self, basis: Basis) -> int:
        """The row of the basis, if the last one is the same; else a new one."""
        mine = select(BASES).where(BASES.c.class_id == self._class).order_by(BASES.c.id.desc()).limit(1)
        last = self._connection.execute(mine).first()
        if last is not None and (last.digest, last.engine) == (basis.digest, basis.engine):
            return int(last.id)
        settings = json.dumps(dict(basis.settings), sort_keys=True)
        values = {"class_id": self._class, "digest": basis.digest, "engine": basis.engine}
        return self._insert(insert(BASES).values(values | {"settings": settings, "at": rows.now()}))

    def _enroll(self, listed: Listed) -> int:
        """The row of a student, with everything in it that is known now."""
        key = listed.student.key
        number, known = self._students.get(key, (0, None))
        if known == listed:
            return number
        values = rows.listed_row(listed)
        if known is None:
            number = self._insert(insert(STUDENTS).values(values | {"class_id": self._class, "key": key}))
        else:
            self._connection.execute(update(STUDENTS).where(STUDENTS.c.id == number).values(values))
        self._students[key] = (number, listed)
        return number

    def _submission_id(self, student: int, attempt: Attempt, work: Work) -> int:
        """The row of an attempt: the last one if that is the same, else a new one."""
        number, digest, count = self._last.get(attempt.student.key, (0, "", 0))
        if digest == attempt.digest:
            values = rows.handed_row(attempt) | ({"work": work.submission} if work.submission else {})
            self._connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == number).values(values))
            return number
        values = {"student_id": student, "digest": attempt.digest, "attempt": count + 1, "at": rows.now()}
        values |= rows.handed_row(attempt) | {"work": work.submission}
        number = self._insert(insert(SUBMISSIONS).values(values))
        self._last[attempt.student.key] = (number, attempt.digest, count + 1)
        return number

    def _forget_transcripts(self, submission: int) -> None:
        """Only the last transcript of an attempt is of use; its earlier reports stay."""
        earlier = (GRADINGS.c.submission_id == submission) & GRADINGS.c.transcript.is_not(None)
        self._connection.execute(update(GRADINGS).where(earlier).values(transcript=None))

    def _keep_asked(self, work: Work) -> None:
        if work.asked in self._asked:
            return
        same = select(ASKED.c.digest).where(ASKED.c.digest == work.asked)
        if self._connection.execute(same).first() is None:
            values = {"digest": work.asked, "around": work.around, "keys": "\n".join(work.keys)}
            self._connection.execute(insert(ASKED).values(values))
        self._asked.add(work.asked)

    def _last_grading(self, student: str) -> Row[Any]:
        submission, _, _ = self._last[student]
        query = select(GRADINGS).where(GRADINGS.c.submission_id == submission).order_by(GRADINGS.c.id.desc())
        with self._transaction():
            return self._connection.execute(query.limit(1)).one()

    def _known(self, student: str) -> tuple[int, str]:
        """The row of a student who has handed in, and the digest of the last attempt."""
        if self._class is not None:
            mine = (STUDENTS.c.class_id == self._class) & (STUDENTS.c.key == student)
            query = select(STUDENTS.c.id, SUBMISSIONS.c.digest).join_from(STUDENTS, SUBMISSIONS).where(mine)
            row = self._connection.execute(query.order_by(SUBMISSIONS.c.attempt.desc()).limit(1)).first()
            if row is not None:
                return int(row.id), str(row.digest)
        raise UsageError(notice(student, Slug.STUDENT_NOT_KEPT, place=self._where))
