"""What a student handed in as parts, one a file: a form that can be sent to another machine."""

from __future__ import annotations

import dataclasses
import stat
from pathlib import Path

from graders.errors import notice
from graders.slugs import Slug
from graders.submissions import plain_files
from graders.submissions.handed_in import Part, SubmissionFile
from graders.submissions.walk import MAX_ENTRIES, TooManyError, inside


def as_parts(file: SubmissionFile) -> SubmissionFile:
    """The same submission without a folder that has to be looked through; `choose` says the same of both."""
    if file.problem is not None or not file.folder:
        return file
    try:
        every = list(inside(file.path))
    except OSError as error:
        reason = error.strerror or str(error)
        return dataclasses.replace(file, problem=notice(file.student, Slug.FILE_UNREADABLE, reason=reason))
    except TooManyError:
        problem = notice(file.student, Slug.FOLDER_TOO_LARGE, limit=f"{MAX_ENTRIES:,}")
        return dataclasses.replace(file, problem=problem)
    base = file.base or file.path.parent
    parts = []
    for path, mode in every:
        odd = plain_files.problem_of(mode, path.relative_to(base).as_posix())
        if odd is not None or stat.S_ISREG(mode):
            name = path.relative_to(file.path).as_posix()
            parts.append(Part(name=name, path=path, newer=_time(path), problem=odd))
    if not parts:
        return dataclasses.replace(file, problem=notice(file.student, Slug.FOLDER_WITHOUT_WORK))
    return dataclasses.replace(file, folder=False, parts=tuple(parts))


# Private functions


def _time(path: Path) -> int:
    try:
        return int(path.lstat().st_mtime)
    except OSError:
        return 0
