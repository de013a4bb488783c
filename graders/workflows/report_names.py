"""A unique name for each student's report, which any destination can use."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]')
_MAX_NAME = 100  # characters
_MAX_NAME_BYTES = 180  # file systems take 255, and a temporary file's name is longer than its final one


def report_names(students: Sequence[str]) -> list[str]:
    """A name for each student, safe in every file system (without suffix) and never shared."""
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    names = []
    for student in students:
        stem = _cut(_UNSAFE.sub("_", student)).strip(". ") or "student"
        name = stem
        while _alike(name) in taken:
            counts[_alike(stem)] += 1
            name = f"{stem}-{counts[_alike(stem)] + 1}"
        taken.add(_alike(name))
        names.append(name)
    return names


# Private functions


def _cut(name: str) -> str:
    return name[:_MAX_NAME].encode()[:_MAX_NAME_BYTES].decode(errors="ignore")


def _alike(name: str) -> str:
    """The same for names that some file system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
