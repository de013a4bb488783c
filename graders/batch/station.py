"""A process of ours beside a worker of a cluster: it has an assignment ready, and grades what it is sent.

A worker of a cluster has threads, and nothing may fork there; so it starts a fresh Python, and keeps it from
item to item.  The process ends when the worker does, since its standard input ends then.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import subprocess
import sys
import threading
from collections.abc import Callable

from graders.batch.parcel import pack, receive, send

_TRIES = 2  # a process may be ended by somebody else once
_END_SECONDS = 10.0
REFUSED, DIED = "refused", "died"  # keys of what comes back in place of a result


def grade_there(module: str, setup: bytes, item: bytes) -> bytes:
    """What a station makes of an item; run in a worker of a cluster.

    Args:
        module: run as the station; it answers `setup`, and then each item, with a parcel.
        setup: the same for every item of a class.
    """
    reason = ""
    for _ in range(_TRIES):
        try:
            return _station(module, setup).ask(item)
        except (EOFError, OSError) as error:
            reason = f"{type(error).__name__}: {error}"
            _close_mine()
    return pack({DIED: reason})


# Private functions


class _Station:
    """The process, as the worker sees it."""

    def __init__(self, module: str, setup: bytes) -> None:
        command = [sys.executable, "-m", module]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        self.digest = _digest(module, setup)
        self.ask(setup)

    def ask(self, parcel: bytes) -> bytes:
        """Send a parcel, and wait for the answer.

        Raises:
            EOFError, OSError: the process has ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        send(self._process.stdin, parcel)
        return receive(self._process.stdout)

    def close(self) -> None:
        """Let the process end, or end it."""
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                assert stream is not None
                stream.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_stations: dict[int, _Station] = {}  # by thread: each has one, and uses it alone


def _station(module: str, setup: bytes) -> _Station:
    """The station of this thread for this class; one for another class is closed."""
    mine = _stations.get(threading.get_ident())
    if mine is not None and mine.digest == _digest(module, setup):
        return mine
    _close_mine()
    _stations[threading.get_ident()] = started = _Station(module, setup)
    return started


def _digest(module: str, setup: bytes) -> bytes:
    return hashlib.sha256(module.encode() + b"\0" + setup).digest()


def _close_mine() -> None:
    mine = _stations.pop(threading.get_ident(), None)
    if mine is not None:
        mine.close()


def _close_all() -> None:
    while _stations:
        _stations.popitem()[1].close()


_at_exit: Callable[[], None] = atexit.register(_close_all)
