"""Linux system calls by name: a way to make those that the standard library does not offer."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from typing import Any, Final

from graders.inside.sandbox.syscall_numbers import NUMBERS

Argument = int | bytes | ctypes.Structure | None

FIRST_UNJUDGED: Final = 463
"""Calls numbered from here on are newer than this table (Linux 6.10 and later)."""

_COLUMNS: Final = {"x86_64": 0, "aarch64": 1}

_libc: Any = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def machine() -> str:
    """The machine whose table applies: ``x86_64`` or ``aarch64``.

    Raises OSError (ENOSYS) on any other, and on a 32-bit interpreter, whose numbers differ.
    """
    name = platform.machine()
    if name not in _COLUMNS or sys.maxsize < 2**32:
        raise OSError(errno.ENOSYS, f"no system call table for this interpreter on {name}")
    return name


def number(name: str, on: str | None = None) -> int | None:
    """The number of call `name` on machine `on` (this one by default); None where it never existed."""
    return NUMBERS[name][_COLUMNS[on or machine()]]


def call(name: str, *arguments: Argument) -> int:
    """Make the call and return its result; raise OSError with its errno if it fails.

    Integers are passed as C longs, bytes as pointers to a NUL-terminated copy, structures by
    reference, None as a null pointer.
    """
    called = number(name)
    if called is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), name)
    result: int = _libc.syscall(ctypes.c_long(called), *map(_passed, arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), name)
    return result


def prctl(option: int, *arguments: int) -> int:
    """``prctl(2)``; arguments left out are zero, which newer options insist on."""
    return call("prctl", option, *arguments, *([0] * (4 - len(arguments))))


def _passed(argument: Argument) -> object:
    if isinstance(argument, int):
        return ctypes.c_long(argument)
    if isinstance(argument, ctypes.Structure):
        return ctypes.byref(argument)
    return ctypes.c_char_p(argument)
