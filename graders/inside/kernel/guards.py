"""Makes network connections and new processes fail at once, where no compartment does.

This is a convenience and no protection: a notebook that tries to download a data set or to install a
library should fail in a millisecond instead of waiting for a time-out.  An audit hook cannot be removed,
but native code is not subject to it; `docs/security.md` says what protects.
"""

from __future__ import annotations

import sys
from typing import Any

_REFUSED = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "pty.spawn",
    }
)


def install() -> None:
    """Refuse connections and new processes in this process from now on."""
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"{event} is not available while work is graded")
