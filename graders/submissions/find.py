"""Finds the submissions in a folder: files, or one folder for each student; no entry is ignored silently."""

from __future__ import annotations

import itertools
import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graders.errors import Notice, SubmissionError, notice
from graders.slugs import Slug
from graders.submissions import plain_files
from graders.submissions.read import SUFFIXES

_LITTER = {"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", "node_modules", "venv"}
_MAX_DEPTH = 6  # folders within folders of one student: deeper than people nest homework
_MAX_NOTES = 10  # notes on one submission, and names of files in one of them
_MAX_ENTRIES = 20_000  # files and folders of one student
_MAX_CANDIDATES = 2_000  # files that are looked into to choose among them
_MAX_LOOK = 2_000_000  # bytes read of each
_MAX_LOOKS = 20_000_000  # bytes read of all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFile:
    """A student, and the file to grade or the folder that contains it; or the reason why there is none.

    Args:
        base: the folder below which no link is followed; the file's own if left out.
    """

    student: str
    path: Path
    base: Path | None = None
    folder: bool = False
    notes: tuple[Notice, ...] = ()
    problem: Notice | None = None


def find_submissions(source: Path) -> tuple[SubmissionFile, ...]:
    """All submissions in `source`, sorted by student; nothing of theirs is opened.

    Raises:
        SubmissionError: `source` is not a folder that can be read, or has no submission in it.
    """
    if source.is_file():
        return (SubmissionFile(student=source.stem, path=source),)
    if not source.is_dir():
        raise SubmissionError(notice(source, Slug.FOLDER_MISSING))
    try:
        entries = sorted(path for path in source.iterdir() if not _is_litter(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SubmissionError(notice(source, Slug.FILE_UNREADABLE, reason=reason)) from error
    modes = {path: _mode(path) for path in entries}
    folders = {path for path in entries if stat.S_ISDIR(modes[path])}
    stems = Counter((path.name if path in folders else path.stem).casefold() for path in entries)
    files = [
        SubmissionFile(student=path.name, path=path, base=source, folder=True)
        if path in folders
        # alice.ipynb beside alice.py: two submissions, known by their full names.
        else SubmissionFile(
            student=path.stem if stems[path.stem.casefold()] == 1 else path.name,
            path=path,
            base=source,
            problem=plain_files.problem_of(modes[path], path.name),
        )
        for path in entries
    ]
    if not files:
        raise SubmissionError(notice(source, Slug.FOLDER_EMPTY))
    return tuple(sorted(files, key=lambda each: each.student))


def choose(file: SubmissionFile, assignment: str, names: Iterable[str]) -> SubmissionFile:
    """The file to grade, where a student has a folder.

    Args:
        assignment: its name, which a student's file may carry.
        names: what the assignment asks for; of several files, the one that defines most is graded.
    """
    if not file.folder:
        return file
    return _in_folder(file.path, file.base or file.path.parent, assignment, tuple(names))


# Private functions


def _is_litter(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name in _LITTER


def _mode(path: Path) -> int:
    """The mode of a folder's entry; that of a link is its own.  What cannot be looked at counts as a file."""
    if hasattr(os.path, "isjunction") and os.path.isjunction(path):  # Windows' link to a folder
        return stat.S_IFLNK
    try:
        return path.lstat().st_mode
    except OSError:  # its reader says why
        return stat.S_IFREG


def _in_folder(folder: Path, base: Path, assignment: str, names: tuple[str, ...]) -> SubmissionFile:
    try:
        inside = list(_inside(folder, _MAX_DEPTH, [_MAX_ENTRIES]))
    except OSError as error:
        reason = error.strerror or str(error)
        return _without_work(folder, base, notice(folder.name, Slug.FILE_UNREADABLE, reason=reason))
    except _TooManyError:
        problem = notice(folder.name, Slug.FOLDER_TOO_LARGE, limit=f"{_MAX_ENTRIES:,}")
        return _without_work(folder, base, problem)
    odd = [each for path, mode in inside if (each := plain_files.problem_of(mode, _shown(path, base)))]
    candidates = [path for path, mode in inside if stat.S_ISREG(mode) and path.suffix.lower() in SUFFIXES]
    if not candidates:
        return _without_work(folder, base, odd[0] if odd else notice(folder.name, Slug.FOLDER_WITHOUT_WORK))
    best = candidates[0]
    notes = [notice(each.where, Slug.LINK_PASSED_OVER) for each in odd if each.slug == Slug.FILE_LINK]
    if len(candidates) > 1:
        likely = sorted(candidates, key=lambda path: _likely(path, assignment))[:_MAX_CANDIDATES]
        left = [_MAX_LOOKS]
        best = min(likely, key=lambda path: (-_defined(path, base, names, left), *_likely(path, assignment)))
        others = sorted(path.relative_to(folder).as_posix() for path in candidates if path != best)
        chosen = best.relative_to(folder).as_posix()
        notes.append(notice(folder.name, Slug.SEVERAL_FILES, chosen=chosen, others=others[:_MAX_NOTES]))
    return SubmissionFile(student=folder.name, path=best, base=base, notes=tuple(notes[-_MAX_NOTES:]))


def _without_work(folder: Path, base: Path, problem: Notice) -> SubmissionFile:
    return SubmissionFile(student=folder.name, path=folder, base=base, problem=problem)


class _TooManyError(Exception):
    """A folder contains more files than anybody would hand in."""


def _inside(folder: Path, depth: int, left: list[int]) -> Iterator[tuple[Path, int]]:
    """Everything in a student's folder and its folders, each with its mode; no link is followed."""
    entries = list(itertools.islice(folder.iterdir(), left[0] + 1))
    left[0] -= len(entries)
    if left[0] < 0:
        raise _TooManyError
    for path in sorted(each for each in entries if not _is_litter(each)):
        mode = _mode(path)
        if stat.S_ISDIR(mode) and depth > 0:
            yield from _inside(path, depth - 1, left)
        else:
            yield path, mode


def _shown(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix()


def _likely(path: Path, assignment: str) -> tuple[int, int, str]:
    """A sort key, best first: files with the assignment's name, then notebooks."""
    named = assignment.casefold() in path.stem.casefold()
    return (-int(named), SUFFIXES.index(path.suffix.lower()), path.as_posix())


def _defined(path: Path, base: Path, names: tuple[str, ...], left: list[int]) -> int:
    """How many of the names a file seems to define, as far as bytes are left to be read."""
    try:
        content = plain_files.read_start(path, base=base, most=min(_MAX_LOOK, left[0]))
    except (OSError, SubmissionError):
        return 0
    left[0] = max(0, left[0] - len(content))
    text = content.decode("utf-8", "replace")
    return sum(bool(re.search(rf"(?:def\s+{name}\b|\b{name}\s*=)", text)) for name in names)
