"""Makes one call of a student's function: without output, with deep recursion allowed, with a time limit.

The setup that all calls of a request share is made once, by `prepared`, because it is slow.
"""

from __future__ import annotations

import contextlib
import io
import signal
import sys
import threading
import types
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

RECURSION_LIMIT = 3_000  # recursion over 300 elements is a right answer, helpers included
_REPEAT_SECONDS = 0.05  # an `except:` in a loop may swallow the first alarm, not all of them
_HAS_TIMERS = hasattr(signal, "setitimer")
# Taken as they were shipped: student code may replace any name in the module later.
_catch_warnings, _simplefilter = warnings.catch_warnings, warnings.simplefilter
_settrace, _setprofile = sys.settrace, sys.setprofile


class CallTimeoutError(BaseException):
    """The call's time is over.  Not an Exception, so that `except Exception` lets it pass."""


def call(function: Any, args: Sequence[Any], seconds: float, printed: Any = None) -> Any:
    """Return what `function` returns.  What it prints and warns is dropped: it could carry hidden inputs.

    Args:
        printed: a stream that keeps what it prints, where that is part of the answer.

    Raises:
        CallTimeoutError: it took longer than `seconds`, where there are timers.
        BaseException: whatever it raises.
    """
    if not _prepared:
        with prepared():
            return call(function, args, seconds, printed)
    _silence.renew()
    out, err, depth = sys.stdout, sys.stderr, sys.getrecursionlimit()
    try:
        sys.stdout = sys.stderr = _NullStream()
        if printed is not None:
            sys.stdout = printed
        if depth < RECURSION_LIMIT:
            sys.setrecursionlimit(RECURSION_LIMIT)
        outer = _set_timer(seconds, _REPEAT_SECONDS)
        try:
            return function(*args)
        finally:
            _set_timer(*outer)
    finally:
        stop_tracing()
        sys.stdout, sys.stderr = out, err
        if sys.getrecursionlimit() != depth:
            with contextlib.suppress(RecursionError):
                sys.setrecursionlimit(depth)


def stop_tracing() -> None:
    """End what a submission set up to watch other code, and to change it, as it runs."""
    _settrace(None)
    _setprofile(None)


@contextlib.contextmanager
def prepared() -> Iterator[None]:
    """Calls made within share one handler of alarms and one silence of warnings."""
    global _prepared  # noqa: PLW0603  a process has one of each
    with _alarms(), _silence:
        before, _prepared = _prepared, True
        try:
            yield
        finally:
            _prepared = before


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise CallTimeoutError in the body after `seconds` of wall time, again and again.

    Without timers (Windows) or outside of the main thread nothing is raised; the process outside
    measures the time in any case.
    """
    with _alarms():
        outer = _set_timer(seconds, _REPEAT_SECONDS)
        try:
            yield
        finally:
            _set_timer(*outer)


# Private functions


class _NullStream(io.TextIOBase):
    """A stream that discards what is written."""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return len(text)


class _Silence:
    """Ignores warnings in the body, even if a call has changed the filters."""

    def __init__(self) -> None:
        self._catcher: warnings.catch_warnings[None] | None = None
        self._state: tuple[Any, ...] = ()

    def __enter__(self) -> None:
        self._catcher = _catch_warnings()
        self._catcher.__enter__()
        _simplefilter("ignore")
        self._state = _warning_state()

    def __exit__(self, *_error: object) -> None:
        if self._catcher is not None:
            self._catcher.__exit__(None, None, None)

    def renew(self) -> None:
        """Undo what the last call did to the filters."""
        if _warning_state() != self._state:
            self.__exit__()
            self.__enter__()


def _warning_state() -> tuple[Any, ...]:
    filters = warnings.filters
    return id(filters), len(filters), id(filters[0]) if filters else 0, id(warnings.showwarning)


_silence = _Silence()
_prepared = False


def _alarm(_signal: int, _frame: types.FrameType | None) -> None:
    raise CallTimeoutError


_alarms_are_set = False


@contextlib.contextmanager
def _alarms() -> Iterator[None]:
    """Let an alarm raise CallTimeoutError.  Within another, this does nothing: it is not cheap."""
    global _alarms_are_set  # noqa: PLW0603  a process has one handler
    if _alarms_are_set or not _HAS_TIMERS or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _alarm)
    _alarms_are_set = True
    try:
        yield
    finally:
        _alarms_are_set = False
        signal.signal(signal.SIGALRM, before)


def _set_timer(seconds: float, interval: float) -> tuple[float, float]:
    """Set the timer, and return what it was set to before; do nothing where no signal would arrive."""
    return signal.setitimer(signal.ITIMER_REAL, seconds, interval) if _alarms_are_set else (0.0, 0.0)
