"""Names in zip archives: their encoding, and whether they lead out of the archive."""

from __future__ import annotations

import re
import struct
import unicodedata
import zipfile
from collections.abc import Sequence

_UTF8 = 0x800  # the flag that a name is in UTF-8
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field with the name in UTF-8
_OUTSIDE = re.compile(r"^(?:[A-Za-z]:|[/\\])|\x00")
_MAX_NAME = 1_000  # characters of a whole name


def names_of(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names of all entries, with "/" between folders, as whoever made the archive saw them.

    Tools on Windows write names in the code page of the machine and do not say so: the encoding is the one
    in which all names of the archive can be read.
    """
    unsaid = [entry for entry in entries if not entry.flag_bits & _UTF8 and not entry.filename.isascii()]
    encoding = _encoding([_raw(entry) for entry in unsaid])
    return [_name(entry, encoding).replace("\\", "/") for entry in entries]


def steps_of(name: str) -> tuple[str, ...]:
    """The folders and the file of a name, without what leads out of the archive."""
    steps = re.sub(r"^[A-Za-z]:", "", name).split("/")
    return tuple(step for step in steps if step.strip(". ") and "\x00" not in step)


def leads_outside(name: str) -> bool:
    """Whether a name is absolute, names a drive, goes up, or is no name at all."""
    outside = _OUTSIDE.search(name) or ".." in name.split("/") or len(name) > _MAX_NAME
    return bool(outside) or not steps_of(name)


def alike(name: str) -> str:
    """The same for names that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


# Private functions


def _raw(entry: zipfile.ZipInfo) -> bytes:
    return entry.orig_filename.encode("cp437", "replace")  # as `zipfile` has decoded it


def _name(entry: zipfile.ZipInfo, encoding: str) -> str:
    if entry.flag_bits & _UTF8 or entry.filename.isascii():
        return entry.orig_filename
    return _unicode_path(entry.extra) or _raw(entry).decode(encoding, "replace")


def _encoding(names: Sequence[bytes]) -> str:
    if _all_in(names, "utf-8"):
        return "utf-8"
    if not _all_in(names, "gb18030"):
        return "cp437"
    # Western names are seldom valid in GBK, and next to never in the older part of it.
    wide = [each for name in names for each in name.decode("gb18030") if not each.isascii()]
    return "gb18030" if 2 * sum(_is_usual(each) for each in wide) >= len(wide) else "cp437"


def _is_usual(character: str) -> bool:
    return len(character.encode("gb2312", "ignore")) > 0


def _all_in(names: Sequence[bytes], encoding: str) -> bool:
    try:
        for name in names:
            name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _unicode_path(extra: bytes) -> str | None:
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and size > 5:
            try:
                return extra[4 + 5 : 4 + size].decode("utf-8")
            except UnicodeDecodeError:
                return None
        extra = extra[4 + size :]
    return None
