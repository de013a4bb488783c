"""A folder of submissions: files, or one folder a student; everyone is accounted for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graders.errors import Notice, SubmissionError, notice
from graders.submissions.read import SUFFIXES

_LITTER = {"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", "node_modules", "venv"}
_MAX_DEPTH = 6
_MAX_LOOK = 2_000_000  # bytes read of a file to choose among several


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A student, and the file to grade; or why there is none."""

    student: str
    path: Path
    notes: tuple[Notice, ...] = ()
    problem: Notice | None = None


def find_submissions(source: Path, assignment: str, names: Iterable[str]) -> tuple[Found, ...]:
    """All submissions in `source`, sorted by student.

    Args:
        assignment: its name, which a student's file may carry.
        names: what the assignment asks for; of several files, the one that defines most is graded.

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
    files = [path for path in entries if not path.is_dir()]
    stems = Counter(path.stem.casefold() for path in files)
    stems.update(path.name.casefold() for path in entries if path.is_dir())
    asked = tuple(names)
    found = [
        _in_folder(path, assignment, asked)
        if path.is_dir()
        # alice.ipynb beside alice.py: two submissions, told apart by their full names.
        else Found(student=path.stem if stems[path.stem.casefold()] == 1 else path.name, path=path)
        for path in entries
    ]
    if not found:
        raise SubmissionError(notice(source, "folder-empty"))
    return tuple(sorted(found, key=lambda each: each.student))


# Private functions


def _is_litter(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name in _LITTER


def _in_folder(folder: Path, assignment: str, names: tuple[str, ...]) -> Found:
    try:
        candidates = list(_candidates(folder, _MAX_DEPTH))
    except OSError as error:
        reason = error.strerror or str(error)
        problem = notice(folder.name, "file-unreadable", reason=reason)
        return Found(student=folder.name, path=folder, problem=problem)
    if not candidates:
        return Found(student=folder.name, path=folder, problem=notice(folder.name, "folder-without-work"))
    best = min(candidates, key=lambda path: _preference(path, assignment, names))
    notes: tuple[Notice, ...] = ()
    if len(candidates) > 1:
        others = sorted(path.relative_to(folder).as_posix() for path in candidates if path != best)
        chosen = best.relative_to(folder).as_posix()
        notes = (notice(folder.name, "several-files", chosen=chosen, others=others[:10]),)
    return Found(student=folder.name, path=best, notes=notes)


def _candidates(folder: Path, depth: int) -> Iterable[Path]:
    for path in sorted(folder.iterdir()):
        # A link could lead anywhere on the machine; a submission is a file of its own.
        if _is_litter(path) or path.is_symlink():
            continue
        if path.is_dir() and depth > 0:
            yield from _candidates(path, depth - 1)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def _preference(path: Path, assignment: str, names: tuple[str, ...]) -> tuple[int, int, int, str]:
    """Small is better: the file that defines most, then the assignment's name, then notebooks."""
    try:
        text = path.read_bytes()[:_MAX_LOOK].decode("utf-8", "replace")
    except OSError:
        text = ""
    defined = sum(bool(re.search(rf"(?:def\s+{name}\b|\b{name}\s*=)", text)) for name in names)
    named = assignment.casefold() in path.stem.casefold()
    return (-defined, -int(named), SUFFIXES.index(path.suffix.lower()), path.as_posix())
