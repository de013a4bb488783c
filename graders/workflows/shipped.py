"""Files that an assignment ships: what lies in ``assignments/<name>/files/``.

They stand beside a student's work while it runs, to be read only, and in the template folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from graders.assignment.course import Course
from graders.errors import AssignmentError, SubmissionError, notice
from graders.slugs import Slug
from graders.submissions import plain_files

MAX_FILES = 20
MAX_BYTES = 2_000_000  # of all files together: they are sent into every process that runs a submission
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}", re.ASCII)


def shipped_files(course: Course, name: str) -> Mapping[str, bytes]:
    """What each file holds, by name; nothing where there is no such folder.

    Raises:
        AssignmentError: one of them is a link or no plain file, has a name that some systems refuse, or they
            are too many or too large.
    """
    folder = course.files_path(name)
    if folder.is_symlink():
        raise AssignmentError(notice(course.shown(folder), Slug.SHIPPED_NOT_PLAIN))
    if not folder.is_dir():
        return {}
    paths = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    if len(paths) > MAX_FILES:
        raise AssignmentError(notice(course.shown(folder), Slug.SHIPPED_TOO_MANY, limit=MAX_FILES))
    return dict(_contents(course, folder, paths))


def refuse_same_names(course: Course, name: str, files: Mapping[str, bytes]) -> None:
    """Refuse files that cannot stand in the template folder, since another assignment's have their names.

    Raises:
        AssignmentError: the template folder has another file of that name.
    """
    for other in course.assignments() if files else ():
        theirs = {} if other == name else shipped_files(course, other)
        templates = {course.template_path(other, suffix).name for suffix in (".py", ".ipynb")}
        for file in sorted(files.keys() & {*theirs, *templates}):
            if files[file] != theirs.get(file):
                where = course.shown(course.files_path(name) / file)
                raise AssignmentError(notice(where, Slug.SHIPPED_TWICE, name=other))


# Private functions


def _contents(course: Course, folder: Path, paths: list[Path]) -> Iterator[tuple[str, bytes]]:
    left = MAX_BYTES
    for path in paths:
        shown = course.shown(path)
        if not _NAME.fullmatch(path.name):
            raise AssignmentError(notice(shown, Slug.SHIPPED_NAME))
        if path.is_symlink() or not path.is_file():
            raise AssignmentError(notice(shown, Slug.SHIPPED_NOT_PLAIN))
        try:
            content = plain_files.read_start(path, base=folder, most=left + 1)
        except SubmissionError:  # it has become a link since
            raise AssignmentError(notice(shown, Slug.SHIPPED_NOT_PLAIN)) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise AssignmentError(notice(shown, Slug.FILE_UNREADABLE, reason=reason)) from error
        left -= len(content)
        if left < 0:
            raise AssignmentError(notice(shown, Slug.SHIPPED_TOO_LARGE, limit=f"{MAX_BYTES // 10**6} MB"))
        yield path.name, content
