"""Unpacks zip archives that somebody else made, within bounds.

No file gets its name from the archive: the files are numbered, and the names are kept as text.  So no entry
can land anywhere else, replace another, or become a link, whatever its name says.
"""

from __future__ import annotations

import calendar
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from graders.errors import Notice, SubmissionError, notice
from graders.slugs import Slug
from graders.submissions.handed_in import SUFFIXES, Part
from graders.submissions.walk import has_litter
from graders.submissions.zip_names import alike, leads_outside, names_of, steps_of

_MB = 10**6
_CHUNK = 1 << 18
_END, _END64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, RuntimeError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveBounds:
    """How much an archive may hold; sizes in bytes, as they are when unpacked.

    Args:
        directory: the list of entries, which is read at once.
        share: of all files in one folder at the top, which is one student's.
        share_entries: files in such a folder.
        ratio: of the unpacked size to the packed, for files of a megabyte and more.
    """

    entries: int = 50_000
    directory: int = 32 * _MB
    total: int = 4_000 * _MB
    each: int = 50 * _MB
    share: int = 100 * _MB
    share_entries: int = 1_000
    ratio: int = 200
    depth: int = 20


OF_A_CLASS = ArchiveBounds()
OF_A_STUDENT = ArchiveBounds(entries=1_000, directory=_MB, total=100 * _MB)


def unpack(file: BinaryIO, shown: str, into: Path, bounds: ArchiveBounds) -> tuple[Part, ...]:
    """Unpack an archive into an empty folder of ours; what cannot be used of it says why.

    Raises:
        SubmissionError: nothing of it can be used.
    """
    try:
        if _directory_size(file) > bounds.directory:
            raise SubmissionError(notice(shown, Slug.ZIP_ENTRIES, limit=f"{bounds.entries:,}"))
        archive = zipfile.ZipFile(file)
    except (*_DAMAGED, NotImplementedError) as error:
        raise SubmissionError(notice(shown, Slug.ZIP_DAMAGED)) from error
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith(("/", "\\"))]
        if len(entries) > bounds.entries:
            raise SubmissionError(notice(shown, Slug.ZIP_ENTRIES, limit=f"{bounds.entries:,}"))
        work = _Unpacking(archive, into, bounds)
        named = zip(entries, names_of(entries), strict=True)
        parts = [part for entry, name in _last_of_each(named, work) for part in work.take(entry, name)]
        return (*parts, *work.odd)


def is_archive(name: str) -> bool:
    """Whether a file of that name is an archive of any kind."""
    return name.lower().endswith((".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst"))


# Private functions


@dataclass(slots=True)
class _Unpacking:
    """One archive on its way out: what is written so far, in all and by the folders at the top."""

    archive: zipfile.ZipFile
    into: Path
    bounds: ArchiveBounds
    total: int = 0
    shares: Counter[str] = field(default_factory=Counter)
    entries: Counter[str] = field(default_factory=Counter)
    known: dict[str, str] = field(default_factory=dict)
    odd: list[Part] = field(default_factory=list)
    number: int = 0
    depth: int = 0

    def __post_init__(self) -> None:
        names = [steps_of(name.replace("\\", "/"))[:1] for name in self.archive.namelist()]
        tops = {top for top in names if not has_litter("".join(top))}
        self.depth = 1 if len(tops) == 1 else 0  # all in one folder: the students' are those in it

    def take(self, entry: zipfile.ZipInfo, name: str) -> Iterator[Part]:
        """Unpack one entry."""
        clean = "/".join(steps_of(name)) or "?"
        if has_litter(clean) and not clean.endswith("/.git/HEAD"):
            return
        owner = self._owner(clean)
        self.entries[owner] += 1
        self.number += 1
        path = self.into / f"{self.number}{_suffix(clean)}"
        if (problem := self._problem(entry, name, clean, owner)) is None:
            problem = self._write(entry, clean, owner, path)
        if (other := self.known.setdefault(alike(clean), clean)) != clean:
            yield Part(name=clean, path=path, problem=notice(clean, Slug.ZIP_ALIKE, other=other))
        if self.entries[owner] <= self.bounds.share_entries + 1:
            yield Part(name=clean, path=path, newer=_seconds(entry), problem=problem)

    def _owner(self, clean: str) -> str:
        """The folder at the top that a file lies in; a file that lies in none stands for itself."""
        return clean.split("/")[self.depth : self.depth + 1][0] if clean.count("/") >= self.depth else clean

    def _problem(self, entry: zipfile.ZipInfo, name: str, clean: str, owner: str) -> Notice | None:
        """Why an entry is not even opened, by what is said of it."""
        bounds, mode = self.bounds, entry.external_attr >> 16
        if leads_outside(name):
            return notice(clean, Slug.ZIP_OUTSIDE)
        if stat.S_ISLNK(mode):
            return notice(clean, Slug.FILE_LINK)
        if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
            return notice(clean, Slug.FILE_SPECIAL)
        if entry.flag_bits & 0x1:
            return notice(clean, Slug.ZIP_ENCRYPTED)
        if self.entries[owner] > bounds.share_entries:
            return notice(owner, Slug.FOLDER_TOO_LARGE, limit=f"{bounds.share_entries:,}")
        if clean.count("/") > bounds.depth:
            return notice(clean, Slug.ZIP_DEEP, limit=bounds.depth)
        if entry.file_size > _MB and entry.file_size > bounds.ratio * max(1, entry.compress_size):
            return notice(clean, Slug.ZIP_BOMB, ratio=bounds.ratio)
        if entry.file_size > bounds.each:
            return notice(clean, Slug.ZIP_LARGE, limit=f"{bounds.each // _MB} MB")
        return None

    def _write(self, entry: zipfile.ZipInfo, clean: str, owner: str, path: Path) -> Notice | None:
        """Unpack as much as the bounds leave, counting bytes and not what is said of them."""
        bounds = self.bounds
        left = min(bounds.each, bounds.share - self.shares[owner], bounds.total - self.total)
        try:
            with self.archive.open(entry) as source, path.open("wb") as target:
                size = 0
                while chunk := source.read(_CHUNK):
                    size += len(chunk)
                    if size > left:
                        break
                    target.write(chunk)
        except NotImplementedError:
            return notice(clean, Slug.ZIP_METHOD)
        except _DAMAGED:
            return notice(clean, Slug.ZIP_ENTRY_DAMAGED)
        self.shares[owner] += size
        self.total += size
        if size > left:
            path.unlink()
            return notice(clean, Slug.ZIP_LARGE, limit=f"{min(bounds.each, bounds.share) // _MB} MB")
        return None


def _last_of_each(
    named: Iterator[tuple[zipfile.ZipInfo, str]], work: _Unpacking
) -> list[tuple[zipfile.ZipInfo, str]]:
    """Of entries with one name the last, as other programs have it."""
    last: dict[str, tuple[zipfile.ZipInfo, str]] = {}
    for entry, name in named:
        before = last.pop(name, None)
        if before is not None and before[0].CRC != entry.CRC:
            clean = "/".join(steps_of(name)) or "?"
            work.odd.append(Part(name=clean, path=work.into, problem=notice(clean, Slug.ZIP_TWICE)))
        last[name] = (entry, name)
    return list(last.values())


def _suffix(name: str) -> str:
    return next((each for each in SUFFIXES if name.lower().endswith(each)), ".bin")


def _seconds(entry: zipfile.ZipInfo) -> int:
    """When a file was changed, in the time of whoever packed it: good for comparing only."""
    try:
        return calendar.timegm((*entry.date_time, 0, 0, 0))
    except (ValueError, OverflowError):
        return 0


def _directory_size(file: BinaryIO) -> int:
    """How large the list of entries says that it is; `zipfile` reads all of it at once."""
    size = file.seek(0, 2)
    tail_from = max(0, size - 66_000)
    file.seek(tail_from)
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0:
        raise zipfile.BadZipFile
    said: int = struct.unpack_from("<L", tail, end + 12)[0]
    if tail[end - 20 : end - 16] == _LOCATOR and tail[end - 76 : end - 72] == _END64:
        said = struct.unpack_from("<Q", tail, end - 76 + 40)[0]
    file.seek(0)
    return said
