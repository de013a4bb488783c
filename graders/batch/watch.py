"""What a worker reports about its current item, and the limits that it sets on itself.

The limit on wall time is not here: the process that started the worker keeps it (`graders.batch.watched`).
The worker tells it at each step how long the step may take.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from graders.errors import OverLimitError

if sys.platform != "win32":
    import resource

Tell = Callable[[str, float, bool], None]  # a step, the seconds it may take, whether it can be left out
_AGAIN_SECONDS = 0.25  # asyncio swallows what a signal raises within it, but not for ever
_LEAST_SECONDS = 0.25  # for a step that begins when all CPU time is used up


class Watch:
    """Reports the steps of one item, and limits them.

    Args:
        tell: called at the beginning of each step; None if nobody watches, and then nothing is limited.
        skip: steps to leave out, because they have ended a worker before.
        closely: whether steps within a step are reported as well, as they are when an item is tried again.
    """

    def __init__(
        self, tell: Tell | None = None, skip: frozenset[str] = frozenset(), *, closely: bool = False
    ) -> None:
        self._tell = tell
        self._closely = closely
        self._left = math.inf
        self.skip = skip
        self.tripped = False  # whether a limit was run into, after which the process is not to be trusted

    def begin(self, step: str, seconds: float, *, optional: bool = False) -> bool:
        """Say that `step` begins and may take so many seconds of wall time; False if it is to be left out."""
        if step in self.skip:
            return False
        if self._tell is not None:
            self._tell(step, seconds, optional)
        return True

    def begin_within(self, step: str, seconds: float) -> bool:
        """Like `begin`, for a step within another step; reported only if `closely`."""
        return self.begin(step, seconds, optional=True) if self._closely else True

    def share(self, seconds: float) -> None:
        """From now on all `limited` steps together may use this many seconds of CPU time."""
        self._left = seconds

    def limited(self, seconds: float) -> AbstractContextManager[None]:
        """Limit the body to so many seconds of CPU time, if somebody watches.

        Raises:
            OverLimitError: raised in the body when they are used up.
        """
        if self._tell is None or not hasattr(signal, "setitimer"):
            return contextlib.nullcontext()
        return _Limited(self, max(_LEAST_SECONDS, min(seconds, self._left)))

    def spend(self, seconds: float) -> None:
        """Subtract CPU time from the shared budget."""
        self._left -= seconds

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


class _Limited(contextlib.AbstractContextManager[None]):
    """The alarm of one step.  No generator: each check has one, and there are hundreds."""

    def __init__(self, watch: Watch, seconds: float) -> None:
        self._watch = watch
        self._seconds = seconds

    def __enter__(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, self._seconds, _AGAIN_SECONDS)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        left = 0.0
        try:
            left = _disarm()
        except OverLimitError:  # it rang at the last moment
            _disarm()
        over = kind is not None and issubclass(kind, (OverLimitError, MemoryError))
        self._watch.tripped |= over
        self._watch.spend(self._seconds - (0.0 if over else left))


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


def _disarm() -> float:
    """Stop the alarm, and return the seconds that were left of it."""
    while True:  # it may ring in between
        try:
            return signal.setitimer(signal.ITIMER_PROF, 0)[0]
        except OverLimitError:
            continue
