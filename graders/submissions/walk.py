"""Lists folders that students handed in, without following links and without end."""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Iterator
from pathlib import Path

MAX_DEPTH = 6  # folders within folders of one student: deeper than people nest homework
MAX_ENTRIES = 20_000  # files and folders of one student
_LITTER = {"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", "node_modules", "venv"}


class TooManyError(Exception):
    """A folder contains more files than anybody would hand in."""


def is_litter(name: str) -> bool:
    """Whether a file or folder of that name is a program's, and nothing that somebody wrote."""
    return name.startswith((".", "~$")) or name in _LITTER


def has_litter(name: str) -> bool:
    """Whether a file is litter, or lies in a folder that is; the name has "/" between folders."""
    return any(is_litter(part) for part in name.split("/"))


def mode_of(path: Path) -> int:
    """The mode of a folder's entry; that of a link is its own.  What cannot be looked at counts as a file."""
    if hasattr(os.path, "isjunction") and os.path.isjunction(path):  # Windows' link to a folder
        return stat.S_IFLNK
    try:
        return path.lstat().st_mode
    except OSError:  # its reader says why
        return stat.S_IFREG


def inside(folder: Path) -> Iterator[tuple[Path, int]]:
    """Everything in a student's folder and its folders, each with its mode; no link is followed.

    Raises:
        OSError: a folder cannot be read.
        TooManyError: there is too much in them.
    """
    yield from _inside(folder, MAX_DEPTH, [MAX_ENTRIES])


# Private functions


def _inside(folder: Path, depth: int, left: list[int]) -> Iterator[tuple[Path, int]]:
    entries = list(itertools.islice(folder.iterdir(), left[0] + 1))
    left[0] -= len(entries)
    if left[0] < 0:
        raise TooManyError
    for path in sorted(each for each in entries if not is_litter(each.name)):
        mode = mode_of(path)
        if stat.S_ISDIR(mode) and depth > 0:
            yield from _inside(path, depth - 1, left)
        else:
            yield path, mode
