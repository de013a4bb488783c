"""When the newest commit of a repository was made, read from its files; nothing of git is run.

A repository that a student made may name programs to be run in its configuration and its hooks.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from graders.errors import SubmissionError
from graders.submissions import plain_files

_SMALL = 100_000  # bytes: of a reference or a commit
_MOST = 16_000_000  # bytes: of an index or a pack; the newest commit stands near its beginning
_ID = re.compile(r"[0-9a-f]{40}")
_COMMITTER = re.compile(rb"^committer .*> (\d{1,12}) ([+-])(\d\d)(\d\d)$", re.MULTILINE)
_COMMIT = 1  # the type of an object in a pack
_PACKS = 5  # looked into


def commit_time(folder: Path, base: Path) -> dt.datetime | None:
    """The time of the commit that is checked out, or None where it cannot be read."""
    try:
        commit = _checked_out(folder / ".git", base)
        content = None if commit is None else next(_objects(folder / ".git", base, commit), None)
    except (OSError, ValueError, SubmissionError, zlib.error, struct.error, IndexError):
        return None
    match = None if content is None else _COMMITTER.search(content)
    if match is None:
        return None
    minutes = int(match[3]) * 60 + int(match[4])
    try:
        zone = dt.timezone(dt.timedelta(minutes=-minutes if match[2] == b"-" else minutes))
        return dt.datetime.fromtimestamp(int(match[1]), zone)
    except (ValueError, OverflowError, OSError):
        return None


# Private functions


def _read(path: Path, base: Path, most: int) -> bytes:
    return plain_files.read_start(path, base=base, most=most)


def _checked_out(git: Path, base: Path) -> str | None:
    """The id of the commit: HEAD's own, or that of the branch it names."""
    head = _read(git / "HEAD", base, _SMALL).decode("ascii", "replace").strip()
    if not head.startswith("ref: "):
        return head if _ID.fullmatch(head) else None
    name = head.removeprefix("ref: ")
    if not re.fullmatch(r"refs(?:/[\w.-]+)+", name) or ".." in name:
        return None
    try:
        own = _read(git / name, base, _SMALL).decode("ascii", "replace").strip()
    except (OSError, SubmissionError):
        packed = _read(git / "packed-refs", base, _SMALL * 10).decode("utf-8", "replace")
        own = next((line[:40] for line in packed.splitlines() if line[41:] == name), "")
    return own if _ID.fullmatch(own) else None


def _objects(git: Path, base: Path, commit: str) -> Iterator[bytes]:
    """The commit as it stands in a file of its own, or in a pack."""
    try:
        packed = _read(git / "objects" / commit[:2] / commit[2:], base, _SMALL)
        yield zlib.decompressobj().decompress(packed, _SMALL)
    except (OSError, SubmissionError):
        pass
    packs = git / "objects" / "pack"
    for index in sorted(packs.glob("pack-*.idx"))[:_PACKS]:
        offset = _offset(_read(index, base, _MOST), bytes.fromhex(commit))
        if offset is not None:
            yield from _packed(_read(index.with_suffix(".pack"), base, _MOST), offset)


def _offset(index: bytes, commit: bytes) -> int | None:
    """Where an object stands in the pack, by an index of version 2 (gitformat-pack)."""
    if index[:8] != b"\xfftOc\x00\x00\x00\x02":
        return None
    fan = struct.unpack_from(">256L", index, 8)
    count, first = fan[255], fan[commit[0] - 1] if commit[0] else 0
    names = 8 + 1024
    for number in range(first, fan[commit[0]]):
        if index[names + 20 * number : names + 20 * number + 20] == commit:
            at: int = struct.unpack_from(">L", index, names + 24 * count + 4 * number)[0]
            return None if at >> 31 else at
    return None


def _packed(pack: bytes, offset: int) -> Iterator[bytes]:
    """A commit that is stored whole; one that is stored as a difference is left out."""
    kind, at = pack[offset] >> 4 & 7, offset
    while pack[at] & 0x80:
        at += 1
    if kind == _COMMIT:
        yield zlib.decompressobj().decompress(pack[at + 1 : at + 1 + _SMALL], _SMALL)
