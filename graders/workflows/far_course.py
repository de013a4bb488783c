"""An assignment with its references as bytes, and back into a folder: what a station needs to grade."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from graders.assignment.course import Course
from graders.workflows.basis import deciding_files

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same files give the same bytes


def pack_course(course: Course, name: str) -> bytes:
    """One assignment of a course as a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(set(deciding_files(course, name))):
            if path.is_file() and "__pycache__" not in path.parts:
                entry = zipfile.ZipInfo(path.relative_to(course.root).as_posix(), _LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    return content.getvalue()


def unpack_course(content: bytes, folder: Path) -> Course:
    """The course in a zip that `pack_course` made, written into a folder."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)  # the person who grades has packed it
    return Course(folder)
