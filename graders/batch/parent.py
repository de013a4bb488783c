"""Ends a worker with the process that started it: nobody else would end one that hangs."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import types

GRACE_SECONDS = 1.0  # between being asked to end and being ended
SPARE_SECONDS = 30.0  # after which a worker ends that should have been ended
_MOST_SECONDS = 1e6  # that a timer can be set to
_PR_SET_PDEATHSIG = 1


def end_when_asked(parent: int) -> None:
    """End this process on SIGTERM, which comes also when `parent` ends, on Linux.

    It ends as a program does, so that temporary files go.  Whatever does not let it (asyncio waits for tasks
    that take no cancelling, an extension module for nothing), the kernel ends it soon after.
    """
    signal.signal(signal.SIGTERM, _end)
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:  # it has ended already
            sys.exit(1)


def end_after(seconds: float) -> None:
    """Have the kernel end this process some time after a step should have ended; 0 takes that back.

    The parent ends it sooner, if there is one.  A worker that is busy in C hears no signal of Python's.
    """
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds and min(seconds, _MOST_SECONDS) + SPARE_SECONDS)


# Private functions


def _end(_signal: int, _frame: types.FrameType | None) -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, GRACE_SECONDS)
    sys.exit(1)
