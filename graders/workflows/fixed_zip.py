"""Zips whose bytes depend on nothing but what is in them: sorted, without times, with modes of Unix."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can say


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file, with its path below the root of the zip."""

    name: str
    content: bytes
    executable: bool = False


def zip_bytes(entries: Iterable[Entry]) -> bytes:
    """The zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in sorted(entries, key=lambda each: each.name):
            about = zipfile.ZipInfo(entry.name, _EPOCH)
            about.create_system = 3  # Unix, on whatever system it is made: only then are modes read
            about.external_attr = (stat.S_IFREG | (0o755 if entry.executable else 0o644)) << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, entry.content)
    return packed.getvalue()
