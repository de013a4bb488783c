"""Files of the working folder: the student's own, the assignment's, and those that an answer writes.

Only plain files are read, by no link and up to a limit: what is read goes into a report.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

MAX_WRITTEN = 100_000  # bytes that are read of one file
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
_open, _read, _close, _fstat, _lstat = os.open, os.read, os.close, os.fstat, os.lstat
_chdir, _join, _unlink = os.chdir, os.path.join, os.unlink
_home: list[str] = []  # the working folder, once it is known
_shipped: set[str] = set()
_NONE: Mapping[str, bytes] = {}


def settle(shipped: Mapping[str, bytes], own: Mapping[str, bytes] = _NONE, folder: str = "") -> None:
    """Take the folder of now as the working folder, and put the assignment's files there, to be read only.

    Args:
        own: the student's files, by names from the student's folder; what there is no room for is left out.
        folder: the working folder among them, in place of the student's own folder.

    Raises:
        OSError: there is no room for the assignment's files.
    """
    root = Path.cwd()
    (root / folder).mkdir(parents=True, exist_ok=True)
    if folder:
        _chdir(root / folder)
    _home[:] = [str(root / folder)]
    for name, content in own.items():
        with contextlib.suppress(OSError, ValueError):
            _put(root / name, content)
    _shipped.clear()
    _shipped.update(shipped)
    for name, content in shipped.items():
        path = Path(_home[0], name)
        _put(path, content)
        with contextlib.suppress(PermissionError):  # refused where no private root keeps modes to be changed
            path.chmod(0o444)


@contextlib.contextmanager
def settled(shipped: Mapping[str, bytes]) -> Iterator[None]:
    """The same for a while, for calls of an author's code."""
    before = list(_home), set(_shipped)
    settle(shipped)
    try:
        yield
    finally:
        _home[:] = before[0]
        _shipped.clear()
        _shipped.update(before[1])


def clear(names: Iterable[str]) -> None:
    """Go to the working folder; of the files that a call is to write, those of earlier calls go."""
    for home in _home:
        with contextlib.suppress(OSError):
            _chdir(home)
    for name in names:
        if name not in _shipped and _is_within(name):
            with contextlib.suppress(OSError, ValueError):
                _unlink(_join(_folder(), name))


def written(names: Iterable[str]) -> dict[str, str | None]:
    """What each file holds, as text; None where there is no plain file of the name."""
    texts: dict[str, str | None] = {}
    for name in names:
        texts[name] = None
        with contextlib.suppress(OSError, ValueError):
            texts[name] = _content(name)
    return texts


# Private functions


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _folder() -> str:
    return _home[0] if _home else "."


def _is_within(name: str) -> bool:
    return not {"", ".", ".."} & set(name.split("/"))


def _content(name: str) -> str | None:
    path = _folder()
    parts = name.split("/")
    if not _is_within(name):
        return None
    for at, part in enumerate(parts, start=1):
        path = _join(path, part)
        if not (stat.S_ISREG if at == len(parts) else stat.S_ISDIR)(_lstat(path).st_mode):
            return None
    descriptor = _open(path, _FLAGS)
    try:
        if not stat.S_ISREG(_fstat(descriptor).st_mode):
            return None
        return _first(descriptor).decode("utf-8", "replace")
    finally:
        _close(descriptor)


def _first(descriptor: int) -> bytes:
    data = b""
    while len(data) < MAX_WRITTEN and (part := _read(descriptor, MAX_WRITTEN - len(data))):
        data += part
    return data
