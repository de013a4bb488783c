"""Exceptions for a cell or call that ended without an answer."""

from __future__ import annotations

from graders.model.limits import Limit
from graders.model.transcript import Stopped


class EndedError(Exception):
    """The process hangs beyond interrupting, is gone, or does not speak the protocol."""

    def __init__(self, limit: Limit, seconds: float | None = None) -> None:
        super().__init__(limit.value)
        self.stopped = Stopped(limit=limit, seconds=seconds)


class ForkServerDiedError(Exception):
    """The fork server is gone, or does not answer."""
