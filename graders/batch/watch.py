"""What a worker says about the item in its hands, and the limits that it puts on itself.

The wall clock is not here: whoever started the worker holds it (`graders.batch.watched`), and is told at
each step how long the step may take.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path

from graders.errors import OverLimitError

if sys.platform != "win32":
    import resource

Tell = Callable[[str, float, bool], None]  # a step, the seconds it may take, whether it can be left out
_AGAIN_SECONDS = 0.25  # asyncio swallows what a signal raises within it, but not for ever
_LEAST_SECONDS = 0.25  # for a step that begins when all CPU time is used up


class Watch:
    """One item on its way.

    Args:
        tell: hears each step as it begins; None where nobody watches, and nothing is limited.
        skip: steps that have ended a worker twice, and are to be left out.
    """

    def __init__(self, tell: Tell | None = None, skip: frozenset[str] = frozenset()) -> None:
        self._tell = tell
        self.skip = skip
        self.tripped = False  # whether a limit was run into, after which the process is not to be trusted
        self._left: float | None = None

    def begin(self, step: str, seconds: float, *, optional: bool = False) -> bool:
        """Say that `step` begins and may take so many seconds of wall time; False if it is to be left out."""
        if step in self.skip:
            return False
        if self._tell is not None:
            self._tell(step, seconds, optional)
        return True

    def share(self, seconds: float) -> None:
        """From now on `limited` steps have so many seconds of CPU time together."""
        self._left = seconds

    @contextlib.contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """At most so many seconds of CPU time, where somebody watches.

        Raises:
            OverLimitError: they were used up.
        """
        if self._tell is None or not hasattr(signal, "setitimer"):
            yield
            return
        most = seconds if self._left is None else max(_LEAST_SECONDS, min(seconds, self._left))
        began = time.process_time()
        try:
            signal.setitimer(signal.ITIMER_PROF, most, _AGAIN_SECONDS)
            yield
        except (OverLimitError, MemoryError):
            self.tripped = True
            raise
        finally:
            _disarm()
            if self._left is not None:
                self._left -= time.process_time() - began

    @contextlib.contextmanager
    def unlimited_memory(self) -> Iterator[None]:
        """Processes that are started within have the memory that this one had before it was limited."""
        if self._tell is None or sys.platform != "linux":
            yield
            return
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


UNWATCHED = Watch()


def take_alarms() -> None:
    """Have the signal of `Watch.limited` raise; once in each worker."""
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, _alarm)


def limit_memory(more: int) -> None:
    """Let this process map so many bytes more than it does now, where the system can hold that."""
    if sys.platform == "linux":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = mapped_bytes() + more
        soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
        resource.setrlimit(
            resource.RLIMIT_AS, (soft, hard)
        )  # the hard limit is for what is started from here


def mapped_bytes() -> int:
    """The address space of this process; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")


# Private functions


def _alarm(_signal: int, _frame: types.FrameType | None) -> None:
    raise OverLimitError


def _disarm() -> None:
    while True:  # the alarm may come in between
        try:
            signal.setitimer(signal.ITIMER_PROF, 0)
        except OverLimitError:
            continue
        return
