"""Runs a command as containers do by default: no namespaces, no mounts, no CAP_SYS_ADMIN.

python container_like.py COMMAND …
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys

from graders.inside.sandbox import bpf
from graders.inside.sandbox.syscall_numbers import NUMBERS

_COLUMN = {"x86_64": 0, "aarch64": 1}.get(platform.machine())
# The words to put before a command; none where this cannot be done.
CONTAINER = [sys.executable, __file__] if sys.platform == "linux" and _COLUMN is not None else []
_NEW_NAMESPACES = 0x7E020000  # the flags of `clone` that make namespaces
_DROP_FROM_BOUNDING_SET, _SYS_ADMIN, _NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 24, 21, 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def program() -> bytes:
    refused = tuple(NUMBERS[name][_COLUMN or 0] for name in ("unshare", "mount", "setns"))
    plain_only = (
        *bpf.load_argument(0),
        *bpf.mask(_NEW_NAMESPACES),
        *bpf.unless_equal(0, bpf.refuses(errno.EPERM)),
        *bpf.returns(bpf.ALLOW),
    )
    return bpf.encode(
        (
            *bpf.load_number(),
            *bpf.when_one_of(refused, bpf.refuses(errno.EPERM)),
            *bpf.when_equal(NUMBERS["clone3"][_COLUMN or 0], bpf.refuses(errno.ENOSYS)),
            *bpf.when_equal(NUMBERS["clone"][_COLUMN or 0], plain_only),
            *bpf.returns(bpf.ALLOW),
        )
    )


def main() -> None:
    libc, code = ctypes.CDLL(None, use_errno=True), program()
    filtered = _Program(len(code) // 8, code)
    libc.prctl(_DROP_FROM_BOUNDING_SET, _SYS_ADMIN, 0, 0, 0)  # only root has it
    assert libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    assert libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(filtered), 0, 0) == 0, os.strerror(
        ctypes.get_errno()
    )
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
