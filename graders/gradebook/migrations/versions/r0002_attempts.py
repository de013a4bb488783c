"""Attempts are counted, and what belongs to a student or a submission is looked up at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("submissions", sa.Column("attempt", sa.Integer, nullable=False, server_default="1"))
    op.execute(
        "UPDATE submissions SET attempt = (SELECT COUNT(*) FROM submissions AS other "
        "WHERE other.student_id = submissions.student_id AND other.id <= submissions.id)"
    )
    op.create_index("submissions_of_student", "submissions", ["student_id"])
    op.create_index("gradings_of_submission", "gradings", ["submission_id"])
