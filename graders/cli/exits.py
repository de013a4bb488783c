"""The exit codes, which scripts may rely on."""

from __future__ import annotations

import enum


class Exit(enum.IntEnum):
    """Exit codes; documented in docs/cli.md."""

    OK = 0  # everything passed (batch: everyone is accounted for)
    NOT_ALL_PASSED = 1  # graded; at least one check did not pass
    USER_ERROR = 2  # a bad file or bad arguments
    ENGINE_ERROR = 3  # our fault; points are withheld, not lost
    INTERRUPTED = 130  # Ctrl-C, as shells count it
