"""A folder of submissions: files, or one folder a student; everyone is accounted for."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graders.errors import Notice, SubmissionError, notice
from graders.submissions import plain_files
from graders.submissions.read import MAX_BYTES, SUFFIXES

_LITTER = {"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", "node_modules", "venv"}
_MAX_DEPTH = 6
_MAX_TOLD = 10
_MAX_LOOK = 2_000_000  # bytes read of a file to choose among several


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A student, and the file to grade; or why there is none.

    Args:
        base: the folder below which no link is followed; the file's own if left out.
    """

    student: str
    path: Path
    base: Path | None = None
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
        entries = list(_entries(source))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SubmissionError(notice(source, "file-unreadable", reason=reason)) from error
    stems = Counter(path.stem.casefold() for path, mode in entries if not stat.S_ISDIR(mode))
    stems.update(path.name.casefold() for path, mode in entries if stat.S_ISDIR(mode))
    asked = tuple(names)
    found = [
        _in_folder(path, source, assignment, asked)
        if stat.S_ISDIR(mode)
        # alice.ipynb beside alice.py: two submissions, told apart by their full names.
        else Found(
            student=path.stem if stems[path.stem.casefold()] == 1 else path.name,
            path=path,
            base=source,
            problem=plain_files.problem_of(mode, path.name),
        )
        for path, mode in entries
    ]
    if not found:
        raise SubmissionError(notice(source, "folder-empty"))
    return tuple(sorted(found, key=lambda each: each.student))


# Private functions


def _entries(folder: Path) -> Iterator[tuple[Path, int]]:
    """What is in a folder, but for litter, each with its mode; that of a link is its own."""
    for path in sorted(folder.iterdir()):
        if not _is_litter(path):
            yield path, stat.S_IFLNK if _is_junction(path) else path.lstat().st_mode


def _is_junction(path: Path) -> bool:
    """Whether it is what Windows has for a link to a folder; Python 3.12 and newer can tell."""
    return hasattr(os.path, "isjunction") and os.path.isjunction(path)


def _is_litter(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name in _LITTER


def _in_folder(folder: Path, base: Path, assignment: str, names: tuple[str, ...]) -> Found:
    try:
        inside = list(_inside(folder, _MAX_DEPTH))
    except OSError as error:
        reason = error.strerror or str(error)
        problem = notice(folder.name, "file-unreadable", reason=reason)
        return Found(student=folder.name, path=folder, base=base, problem=problem)
    odd = [each for path, mode in inside if (each := plain_files.problem_of(mode, _shown(path, base)))]
    candidates = [path for path, mode in inside if stat.S_ISREG(mode) and path.suffix.lower() in SUFFIXES]
    if not candidates:
        problem = odd[0] if odd else notice(folder.name, "folder-without-work")
        return Found(student=folder.name, path=folder, base=base, problem=problem)
    best = min(candidates, key=lambda path: _preference(path, base, assignment, names))
    notes = [notice(each.where, "link-passed-over") for each in odd if each.slug == "file-link"]
    if len(candidates) > 1:
        others = sorted(path.relative_to(folder).as_posix() for path in candidates if path != best)
        chosen = best.relative_to(folder).as_posix()
        notes.append(notice(folder.name, "several-files", chosen=chosen, others=others[:_MAX_TOLD]))
    return Found(student=folder.name, path=best, base=base, notes=tuple(notes[-_MAX_TOLD:]))


def _inside(folder: Path, depth: int) -> Iterator[tuple[Path, int]]:
    """Everything in a student's folder and its folders; no link is followed."""
    for path, mode in _entries(folder):
        if stat.S_ISDIR(mode) and depth > 0:
            yield from _inside(path, depth - 1)
        else:
            yield path, mode


def _shown(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix()


def _preference(path: Path, base: Path, assignment: str, names: tuple[str, ...]) -> tuple[int, int, int, str]:
    """Small is better: the file that defines most, then the assignment's name, then notebooks."""
    try:
        content = plain_files.read(path, base=base, most=MAX_BYTES)
        text = content[:_MAX_LOOK].decode("utf-8", "replace")
    except (OSError, SubmissionError):
        text = ""
    defined = sum(bool(re.search(rf"(?:def\s+{name}\b|\b{name}\s*=)", text)) for name in names)
    named = assignment.casefold() in path.stem.casefold()
    return (-defined, -int(named), SUFFIXES.index(path.suffix.lower()), path.as_posix())
