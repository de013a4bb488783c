"""The first version: classes, students, submissions, gradings, and what people add."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _people()
    _results()
    _additions()


# Private functions


def _people() -> None:
    op.create_table(
        "classes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("assignment", sa.Text, nullable=False),
    )
    op.create_table(
        "bases",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("class_id", sa.Integer, sa.ForeignKey("classes.id"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("engine", sa.String(64), nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "students",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("class_id", sa.Integer, sa.ForeignKey("classes.id"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("ids", sa.Text, nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False),
        sa.Column("stranger", sa.Boolean, nullable=False),
        sa.UniqueConstraint("class_id", "key"),
    )


def _results() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("student_id", sa.Integer, sa.ForeignKey("students.id"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("handed_at", sa.String(40)),
        sa.Column("late", sa.Boolean),
        sa.Column("handed_attempt", sa.Integer),
        sa.Column("work", sa.LargeBinary),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "asked",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("around", sa.String(64), nullable=False),
        sa.Column("keys", sa.Text, nullable=False),
    )
    op.create_table(
        "gradings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("submission_id", sa.Integer, sa.ForeignKey("submissions.id"), nullable=False),
        sa.Column("basis_id", sa.Integer, sa.ForeignKey("bases.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        *(sa.Column(n, sa.Text, nullable=False) for n in ("earned", "possible", "pending", "withheld")),
        sa.Column("brief", sa.LargeBinary, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.Column("transcript", sa.LargeBinary),
        sa.Column("asked", sa.String(64), nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("filed", sa.Boolean, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )


def _additions() -> None:
    for table, columns in (
        ("hand_grades", (("question", False), ("points", False), ("comment", False))),
        ("overrides", (("what", False), ("points", True), ("reason", False))),
    ):
        op.create_table(
            table,
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("student_id", sa.Integer, sa.ForeignKey("students.id"), nullable=False),
            sa.Column("digest", sa.String(64), nullable=False),
            *(sa.Column(name, sa.Text, nullable=empty) for name, empty in columns),
            sa.Column("who", sa.Text, nullable=False),
            sa.Column("at", sa.String(32), nullable=False),
        )
