"""Lets one command at a time write into the folder of a class."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

from graders.errors import UsageError, notice
from graders.slugs import Slug

LOCK = ".lock"  # in the folder of a class; it stays there, empty


@contextlib.contextmanager
def one_writer(out: Path) -> Iterator[None]:
    """Keep other commands from writing into the folder of a class while the body runs.

    The system opens the lock when the process ends, however it ends; processes that it has started do not
    keep it.  Where a disk knows no locks, or there is no such folder yet, nobody is kept out.

    Raises:
        UsageError: another command writes there, or the folder cannot be written to.
    """
    from fasteners import InterProcessLock  # noqa: PLC0415  a part of `graders[class]`: the gradebook says so

    if not out.is_dir():  # the command says so itself, or makes it
        yield
        return
    lock = InterProcessLock(out / LOCK)
    with contextlib.suppress(threading.ThreadError):  # there are no locks here
        try:
            taken = lock.acquire(blocking=False)
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(notice(out, Slug.FILE_UNWRITABLE, reason=reason)) from error
        if not taken:
            lock.lockfile.close()
            raise UsageError(notice(out, Slug.OUT_BUSY))
    try:
        yield
    finally:
        if lock.acquired:
            lock.release()
