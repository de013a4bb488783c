"""Attempt, from within the compartment, each thing that it must refuse: proof instead of promise.

Every probe is harmless if it succeeds, since on some machine it will. Two kinds: *attempts* do the
thing, and any OSError counts as refused; *calls* hand a system call arguments that can do nothing,
and count as refused only when the call itself is (EPERM, EACCES, ENOSYS): any other error shows that
the kernel went to work on it.
"""

from __future__ import annotations

import errno
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Final, NamedTuple

from graders.inside.sandbox.syscalls import Argument, call

_NOT_REACHED: Final = (errno.EPERM, errno.EACCES, errno.ENOSYS)
_SECONDS: Final = 5  # of wall time for one probe, which takes milliseconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What probes try to reach.  Everything in it must really exist outside."""

    private_folder: str
    """A folder that must stay unseen: the course."""
    private_file: str
    """A file in it."""
    home: str
    launcher: int
    """Process id of the fork server, as the launcher sees it."""
    scratch: str | None
    scratch_bytes: int
    scratch_files: int
    file_bytes: int
    memory_bytes: int
    threads: int
    channel: frozenset[int]
    """The descriptors that may be open, besides standard ones that lead to ``/dev/null``."""
    variables: frozenset[str]
    """The names of the environment variables it was given."""
    tcp_port: int
    """Something listens here on 127.0.0.1 outside, and on the next two."""
    unix_path: str
    abstract_name: str


class Attempt(NamedTuple):
    """The outcome of one probe; `detail` is the errno's name, or what the probe could reach."""

    name: str
    refused: bool
    detail: str


class Refused(Exception):
    """Raised by a probe that found the thing refused in another way than by an OSError."""


Probe = Callable[[Surroundings], str]
"""Attempts one thing. Returns what it got hold of; raises OSError or Refused if it was refused."""


@dataclass(frozen=True, slots=True)
class ProbeSet:
    """The probes of one module, in the order they are defined."""

    probes: dict[str, Probe] = field(default_factory=dict)

    def add(self, probe: Probe) -> Probe:
        """Decorator: the probe goes by its function's name."""
        self.probes[probe.__name__.strip("_")] = probe
        return probe

    def add_call(self, name: str, *arguments: Argument) -> None:
        """A probe that makes system call `name`, with arguments that cannot do harm."""
        self.probes[f"call_{name}"] = lambda _: reach(name, *arguments)


def reach(name: str, *arguments: Argument) -> str:
    """Make the call; raise OSError only if the call itself is refused, whatever its arguments."""
    try:
        result = call(name, *arguments)
    except OSError as error:
        if error.errno in _NOT_REACHED:
            raise
        return f"the kernel went to work on it: {_name_of(error)}"
    return f"returned {result}"


def attempt_all(surroundings: Surroundings, probes: dict[str, Probe]) -> list[Attempt]:
    """Attempt every probe, and report on each. A probe that hangs or breaks counts as not refused."""
    with _alarms():
        return [_attempt(name, probe, surroundings) for name, probe in probes.items()]


def _attempt(name: str, probe: Probe, surroundings: Surroundings) -> Attempt:
    signal.alarm(_SECONDS)
    try:
        return Attempt(name, False, probe(surroundings))
    except _TookTooLong:
        return Attempt(name, False, f"no answer after {_SECONDS} s")
    except Refused as refused:
        return Attempt(name, True, str(refused))
    except OSError as error:
        return Attempt(name, True, _name_of(error))
    # What a broken probe would have found is unknown, so it must not pass for refused.
    except BaseException as error:
        return Attempt(name, False, f"the probe broke: {error!r}")
    finally:
        signal.alarm(0)


class _TookTooLong(BaseException):
    """Not an Exception, and not an OSError, so that no probe takes it for a refusal."""


@contextmanager
def _alarms() -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _TookTooLong

    before = signal.signal(signal.SIGALRM, ring)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


def _name_of(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, str(error))
