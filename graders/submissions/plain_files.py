"""Reads files that somebody else handed in, without following links and without waiting for pipes.

A link could lead anywhere on the machine, and earn the marks of a file there.  The system call that opens
the file refuses links, so a link that is put there between a check and the opening is refused, too.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from graders.errors import Notice, SubmissionError, notice
from graders.slugs import Slug

# Where the system has no such thing (Windows), a look before the opening has to do.
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe would wait for a writer
_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_BY_FOLDER = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd


def read(path: Path, *, base: Path, most: int) -> bytes:
    """The bytes of a plain file below `base`.

    Args:
        base: a folder of the person's own, which may be reached by links; nothing below it may.
        most: bytes; a larger file is refused.

    Raises:
        SubmissionError: it is missing, no plain file, a link or reached by one, or larger than `most`.
        OSError: it cannot be read.
    """
    content = _open_and_read(path, base, most)
    if len(content) > most:
        raise SubmissionError(notice(path.name, Slug.FILE_TOO_LARGE, limit=f"{most // 10**6} MB"))
    return content


def read_start(path: Path, *, base: Path, most: int) -> bytes:
    """The first bytes of a plain file below `base`, at most so many.

    Raises:
        SubmissionError: it is missing, no plain file, a link or reached by one.
        OSError: it cannot be read.
    """
    return _open_and_read(path, base, most)[:most]


def problem_of(mode: int, where: str) -> Notice | None:
    """Why something that is neither a plain file nor a folder is not read, by its mode; else None."""
    if stat.S_ISLNK(mode):
        return notice(where, Slug.FILE_LINK)
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else notice(where, Slug.FILE_SPECIAL)


# Private functions


def _open_and_read(path: Path, base: Path, most: int) -> bytes:
    """One byte more than `most`, if there is one."""
    parts = path.relative_to(base).parts
    if not _BY_FOLDER:
        return _read_by_path(base, parts, most)
    folder = os.open(base, _FLAGS | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            _refuse(_look(part, folder), path, folder=True)
            inner = os.open(part, _FLAGS | os.O_DIRECTORY | _NO_FOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        _refuse(_look(parts[-1], folder), path)
        return _read(os.open(parts[-1], _FLAGS | _NO_FOLLOW | _AT_ONCE, dir_fd=folder), path, most)
    finally:
        os.close(folder)


def _look(name: str, folder: int) -> int:
    return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode


def _refuse(mode: int, path: Path, *, folder: bool = False) -> None:
    problem = problem_of(mode, path.name)
    if problem is not None:
        raise SubmissionError(problem)
    if stat.S_ISDIR(mode) and not folder:
        raise SubmissionError(notice(path.name, Slug.FILE_IS_FOLDER))


def _read(handle: int, path: Path, most: int) -> bytes:
    """Read an open file, and close it."""
    with os.fdopen(handle, "rb") as file:
        _refuse(os.fstat(file.fileno()).st_mode, path)
        return file.read(most + 1)


def _read_by_path(base: Path, parts: tuple[str, ...], most: int) -> bytes:
    path = base
    for number, part in enumerate(parts, start=1):
        path /= part
        _refuse(path.lstat().st_mode, base.joinpath(*parts), folder=number < len(parts))
    return _read(os.open(path, _FLAGS), path, most)
