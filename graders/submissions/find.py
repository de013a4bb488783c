"""A folder of submissions: files, or one folder a student; everyone is accounted for."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graders.errors import Notice, SubmissionError, notice
from graders.submissions.read import SUFFIXES

_LITTER = {"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", "node_modules", "venv"}
_MAX_DEPTH = 6
_MAX_ENTRIES = 20_000  # files and folders of one student
_MAX_CANDIDATES = 2_000  # files that are looked into to choose among them
_MAX_LOOK = 2_000_000  # bytes read of each
_MAX_LOOKS = 20_000_000  # bytes read of all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A student, and the file to grade, or the folder to find it in; or why there is none."""

    student: str
    path: Path
    folder: bool = False
    notes: tuple[Notice, ...] = ()
    problem: Notice | None = None


def find_submissions(source: Path) -> tuple[Found, ...]:
    """All submissions in `source`, sorted by student; nothing of theirs is opened.

    Raises:
        SubmissionError: `source` is not a folder that can be read, or has no submission in it.
    """
    if source.is_file():
        return (Found(student=source.stem, path=source),)
    if not source.is_dir():
        raise SubmissionError(notice(source, "folder-missing"))
    try:
        entries = sorted(path for path in source.iterdir() if not _is_litter(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SubmissionError(notice(source, "file-unreadable", reason=reason)) from error
    folders = {path for path in entries if _is_folder(path)}
    stems = Counter((path.name if path in folders else path.stem).casefold() for path in entries)
    found = [
        Found(student=path.name, path=path, folder=True)
        if path in folders
        # alice.ipynb beside alice.py: two submissions, told apart by their full names.
        else Found(student=path.stem if stems[path.stem.casefold()] == 1 else path.name, path=path)
        for path in entries
    ]
    if not found:
        raise SubmissionError(notice(source, "folder-empty"))
    return tuple(sorted(found, key=lambda each: each.student))


def choose(found: Found, assignment: str, names: Iterable[str]) -> Found:
    """The file to grade, where a student has a folder.

    Args:
        assignment: its name, which a student's file may carry.
        names: what the assignment asks for; of several files, the one that defines most is graded.
    """
    return _in_folder(found.path, assignment, tuple(names)) if found.folder else found


# Private functions


def _is_litter(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name in _LITTER


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # as a link to where nobody may look: it cannot be read, and its reader says why
        return False


def _in_folder(folder: Path, assignment: str, names: tuple[str, ...]) -> Found:
    try:
        candidates = list(_candidates(folder, _MAX_DEPTH, [_MAX_ENTRIES]))
    except OSError as error:
        reason = error.strerror or str(error)
        return _without_work(folder, notice(folder.name, "file-unreadable", reason=reason))
    except _TooManyError:
        return _without_work(folder, notice(folder.name, "folder-too-large", limit=f"{_MAX_ENTRIES:,}"))
    if not candidates:
        return _without_work(folder, notice(folder.name, "folder-without-work"))
    best = candidates[0]
    notes: tuple[Notice, ...] = ()
    if len(candidates) > 1:
        likely = sorted(candidates, key=lambda path: _likely(path, assignment))[:_MAX_CANDIDATES]
        left = [_MAX_LOOKS]
        best = min(likely, key=lambda path: (-_defined(path, names, left), *_likely(path, assignment)))
        others = sorted(path.relative_to(folder).as_posix() for path in candidates if path != best)
        chosen = best.relative_to(folder).as_posix()
        notes = (notice(folder.name, "several-files", chosen=chosen, others=others[:10]),)
    return Found(student=folder.name, path=best, notes=notes)


def _without_work(folder: Path, problem: Notice) -> Found:
    return Found(student=folder.name, path=folder, problem=problem)


class _TooManyError(Exception):
    """A folder has more in it than anybody hands in."""


def _candidates(folder: Path, depth: int, left: list[int]) -> Iterable[Path]:
    entries = list(itertools.islice(folder.iterdir(), left[0] + 1))
    left[0] -= len(entries)
    if left[0] < 0:
        raise _TooManyError
    for path in sorted(entries):
        # A link could lead anywhere on the machine; a submission is a file of its own.
        if _is_litter(path) or path.is_symlink():
            continue
        if path.is_dir() and depth > 0:
            yield from _candidates(path, depth - 1, left)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def _likely(path: Path, assignment: str) -> tuple[int, int, str]:
    """Small is better: the assignment's name, then notebooks."""
    named = assignment.casefold() in path.stem.casefold()
    return (-int(named), SUFFIXES.index(path.suffix.lower()), path.as_posix())


def _defined(path: Path, names: tuple[str, ...], left: list[int]) -> int:
    """How many of the names a file seems to define, as far as bytes are left to be read."""
    try:
        with path.open("rb") as file:
            text = file.read(min(_MAX_LOOK, left[0])).decode("utf-8", "replace")
    except OSError:
        return 0
    left[0] = max(0, left[0] - len(text))
    return sum(bool(re.search(rf"(?:def\s+{name}\b|\b{name}\s*=)", text)) for name in names)
