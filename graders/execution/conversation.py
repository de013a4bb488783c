"""The protocol of a process that has been started for a submission and answers questions about it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol


class Conversation(Protocol):
    """A running process; each of these raises `EndedError` where it has ended or takes too long."""

    async def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Send one question and wait for its answer."""
        ...

    def send(self, request: dict[str, Any]) -> tuple[str, str]:
        """Send a question; the ticket that its answers are received with."""
        ...

    async def receive(self, ticket: tuple[str, str], seconds: float) -> dict[str, Any]:
        """The next answer to a question."""
        ...


Opener = Callable[[], AbstractAsyncContextManager[Any]]  # gives a fresh `Conversation`, and ends its process
