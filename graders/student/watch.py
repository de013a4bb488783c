"""Waits until a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

_PAUSE_SECONDS = 0.15  # between two looks: a check comes well within a second of saving
Stamp = tuple[int, int]


def saves(path: Path, sleep: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Yield at once, and then each time that the file has changed and is whole.

    Editors write a file in steps, or put another in its place: a change counts when nothing moves any more.
    """
    seen = _stamp(path)
    yield
    while True:
        sleep(_PAUSE_SECONDS)
        now = _stamp(path)
        if now is None or now == seen:
            continue
        while True:
            sleep(_PAUSE_SECONDS / 3)
            later = _stamp(path)
            if later == now:
                break
            now = later
        if now is not None:
            seen = now
            yield


# Private functions


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
