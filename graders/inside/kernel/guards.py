"""Makes the network and new processes fail at once, where no compartment does it.

This is a courtesy, not a wall: a notebook that tries to download a data set or to install a library
should fail in a millisecond and not wait for a time-out.  An audit hook cannot be taken off again,
but native code passes by it; `docs/security.md` says what to rely on.
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
