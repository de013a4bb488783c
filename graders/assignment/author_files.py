"""The Python files of an assignment's author: one file for all questions, or a folder with one for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.assignment.course import Course
from graders.errors import AssignmentError, notice
from graders.slugs import Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorFile:
    """One file: where it is, its name as people write it, and what it says."""

    path: Path
    shown: str
    text: str


def author_files(course: Course, path: Path, questions: Sequence[str] = ()) -> tuple[AuthorFile, ...]:
    """The file ``…/name.py``, or the files of the folder ``…/name``; an empty tuple if neither exists.

    Files whose names begin with ``_`` are left out: the other files of the folder import them.

    Args:
        path: the file; the folder has its name, without ``.py``.
        questions: ids; files that are named after them come in this order, then the others by name.

    Raises:
        AssignmentError: there are both, or one of them is not UTF-8.
    """
    folder = path.with_suffix("")
    if not folder.is_dir():
        return (_read(course, path),) if path.is_file() else ()
    if path.is_file():
        raise AssignmentError(
            notice(course.shown(path), Slug.AUTHOR_FILES_TWICE, folder=course.shown(folder))
        )
    order = {question: number for number, question in enumerate(questions)}
    paths = sorted(folder.glob("[!_]*.py"), key=lambda each: (order.get(each.stem, len(order)), each.name))
    return tuple(_read(course, each) for each in paths)


# Private functions


def _read(course: Course, path: Path) -> AuthorFile:
    shown = course.shown(path)
    try:
        return AuthorFile(path=path, shown=shown, text=path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise AssignmentError(notice(shown, Slug.FILE_UNREADABLE, reason=str(error))) from error
