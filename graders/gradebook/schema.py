"""The tables, as the newest migration leaves them.  Points are exact, as text: "3/4"."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

# A class: one assignment, and whoever handed in.  Its name is "" where it has the database to itself.
CLASSES = Table(
    "classes", METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("assignment", Text, nullable=False),
    UniqueConstraint("name"),
)  # fmt: skip
# What a class was graded with: the digest of the assignment, of the program, and the person's settings.
BASES = Table(
    "bases", METADATA,
    Column("id", Integer, primary_key=True),
    Column("class_id", ForeignKey("classes.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("engine", String(64), nullable=False),
    Column("settings", Text, nullable=False),
    Column("at", String(32), nullable=False),
)  # fmt: skip
STUDENTS = Table(
    "students", METADATA,
    Column("id", Integer, primary_key=True),
    Column("class_id", ForeignKey("classes.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("ids", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("listed", Boolean, nullable=False),  # whether in the class as it was last graded
    Column("stranger", Boolean, nullable=False),  # whether not on its roster
    UniqueConstraint("class_id", "key"),
)  # fmt: skip
# An attempt: what a student handed in, as often as it changed.
SUBMISSIONS = Table(
    "submissions", METADATA,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey("students.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("path", Text, nullable=False),
    Column("handed_at", String(40)),
    Column("late", Boolean),
    Column("handed_attempt", Integer),
    Column("work", LargeBinary),
    Column("at", String(32), nullable=False),
    Column("attempt", Integer, nullable=False, server_default="1"),
)  # fmt: skip
# What calls were asked; the same for a whole class, so it stands here once.
ASKED = Table(
    "asked", METADATA,
    Column("digest", String(64), primary_key=True),
    Column("around", String(64), nullable=False),
    Column("keys", Text, nullable=False),
)  # fmt: skip
GRADINGS = Table(
    "gradings", METADATA,
    Column("id", Integer, primary_key=True),
    Column("submission_id", ForeignKey("submissions.id"), nullable=False),
    Column("basis_id", ForeignKey("bases.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("earned", Text, nullable=False),
    Column("possible", Text, nullable=False),
    Column("pending", Text, nullable=False),
    Column("withheld", Text, nullable=False),
    Column("brief", LargeBinary, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("transcript", LargeBinary),
    Column("asked", String(64), nullable=False),
    Column("seconds", Float),
    Column("filed", Boolean, nullable=False),  # whether files that were written later are of this grading
    Column("at", String(32), nullable=False),
)  # fmt: skip
HAND_GRADES = Table(
    "hand_grades", METADATA,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey("students.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("question", Text, nullable=False),
    Column("points", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", String(32), nullable=False),
)  # fmt: skip
OVERRIDES = Table(
    "overrides", METADATA,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey("students.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("what", Text, nullable=False),
    Column("points", Text),  # NULL takes an earlier one back
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", String(32), nullable=False),
)  # fmt: skip

Index("submissions_of_student", SUBMISSIONS.c.student_id)
Index("gradings_of_submission", GRADINGS.c.submission_id)
