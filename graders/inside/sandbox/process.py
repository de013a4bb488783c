"""What a process inherits or may use up: signals, descriptors, environment, limits, capabilities."""

from __future__ import annotations

import os
import resource
import signal
import struct
import tempfile
from collections.abc import Mapping
from typing import Final

from graders.inside.sandbox.namespaces import close_all_but
from graders.inside.sandbox.syscalls import call, prctl

_STDIO: Final = (0, 1, 2)
_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS, _PR_CAP_AMBIENT = 4, 38, 47
_PR_CAP_AMBIENT_CLEAR_ALL: Final = 4
_CAPABILITY_VERSION_3: Final = 0x20080522


def reset_signals() -> None:
    """Undo what the launcher arranged for itself: its wake-up descriptor and its wait for children."""
    signal.set_wakeup_fd(-1)
    # If ignored, it would stay so, and waiting for a child would fail.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def close_descriptors(keep: tuple[int, ...]) -> None:
    """Close every descriptor but `keep`; standard ones not kept lead to ``/dev/null``."""
    null = os.open("/dev/null", os.O_RDWR | os.O_CLOEXEC)
    for descriptor in _STDIO:
        if descriptor not in keep:
            os.dup2(null, descriptor, inheritable=False)
    close_all_but({*_STDIO, *keep})


def replace_environment(variables: Mapping[str, str]) -> None:
    """Have `variables` and no others, in os.environ and for C code alike.

    Freed memory may still hold the old ones: secrets belong in no variable of the launcher.
    """
    os.environ.clear()
    os.environ.update(variables)
    # It remembers the folder it found under the old environment.
    tempfile.tempdir = None


def limit(limits: Mapping[int, tuple[int, int]]) -> None:
    """Set each limit to (soft, hard), or to the hard limit inherited where that is lower."""
    for which, asked in limits.items():
        inherited = resource.getrlimit(which)[1]
        soft, hard = (_lower(value, inherited) for value in asked)
        resource.setrlimit(which, (soft, hard))


def _lower(asked: int, inherited: int) -> int:
    return asked if inherited == resource.RLIM_INFINITY else min(asked, inherited)


def drop_capabilities() -> None:
    """Give up every capability. no_new_privs keeps them from coming back with a program executed."""
    prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL)
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    call("capset", header, bytes(24))


def forbid_new_privileges() -> None:
    """No program executed from here on can raise privileges; Landlock and seccomp ask for this."""
    prctl(_PR_SET_NO_NEW_PRIVS, 1)


def hide_memory() -> None:
    """No other process of this user may trace this one or read its memory; no core is written."""
    prctl(_PR_SET_DUMPABLE, 0)
