"""Digests of what students hand in: the same bytes under the same names are the same attempt."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graders.errors import SubmissionError
from graders.submissions import Part, SubmissionFile, plain_files
from graders.submissions.handed_in import is_work
from graders.submissions.walk import TooManyError, inside

_MAX_FILE = 50_000_000  # bytes; of what is larger, as much is looked at
_MAX_ALL = 200_000_000  # bytes of one student


def digest_of(file: SubmissionFile) -> str:
    """The digest of all that a student handed in; links are not followed.

    What cannot be read, or is more than anybody hands in, has a digest of what is known of it.
    """
    whole = hashlib.sha256(f"{file.name}\0{file.problem}\0{file.notes}\0".encode(errors="surrogateescape"))
    base = file.base or file.path.parent
    if file.problem is None:
        _add_files(whole, _parts(file), base)
    return whole.hexdigest()


# Private functions


def _parts(file: SubmissionFile) -> Sequence[Part]:
    if file.parts:
        return file.parts
    if not file.folder:
        return [Part(name=file.name, path=file.path)]
    try:
        return [
            Part(name=path.relative_to(file.path).as_posix(), path=path, newer=_time(path))
            for path, mode in inside(file.path)
            if stat.S_ISREG(mode) or stat.S_ISLNK(mode)
        ]
    except (OSError, TooManyError):  # its reader says why
        return []


def _time(path: Path) -> int:
    try:
        return int(path.lstat().st_mtime)
    except OSError:
        return 0


def _add_files(whole: Any, parts: Sequence[Part], base: Path) -> None:
    left = _MAX_ALL
    for part in sorted(parts, key=lambda each: each.name):
        content = _content(part.path, base, min(left, _MAX_FILE))
        left -= len(content)
        whole.update(f"{part.name}\0{len(content)}\0".encode(errors="surrogateescape"))
        whole.update(content)
    # Of several files the newest may count: which that is, and not when it was written.
    works = sorted((part for part in parts if is_work(part.name)), key=lambda each: (each.newer, each.name))
    if len(works) > 1:
        whole.update("\0".join(part.name for part in works).encode(errors="surrogateescape"))


def _content(path: Path, base: Path, most: int) -> bytes:
    try:
        return plain_files.read_start(path, base=base, most=most)
    except (OSError, SubmissionError, ValueError) as error:
        return type(error).__name__.encode()
