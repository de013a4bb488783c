"""Writes the JSON Schema of assignment files, or checks that the committed one is up to date."""

from __future__ import annotations

from pathlib import Path

from graders.assignment.course import find_course
from graders.errors import UsageError, notice
from graders.slugs import Slug
from graders.workflows.files import write_text
from graders.workflows.init_course import schema_text


def make_schema(course_root: Path | None, *, check: bool) -> Path:
    """Write ``assignments/assignment.schema.json``, which editors read.

    Raises:
        UsageError: with `check`, when the file is not what would be written.
    """
    course = find_course(Path.cwd(), course_root)
    path = course.root / "assignments" / "assignment.schema.json"
    text = schema_text()
    if not check:
        write_text(path, text)
    elif not path.is_file() or path.read_text(encoding="utf-8") != text:
        raise UsageError(notice(course.shown(path), Slug.SCHEMA_DRIFTED))
    return path
