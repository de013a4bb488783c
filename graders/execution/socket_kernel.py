"""A kernel manager and a kernel client with the interface that nbclient needs, over a channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graders.execution.channel import Channel
from graders.execution.ended import EndedError
from graders.inside.wire import frames


class SocketManager:
    """The part of a kernel manager that nbclient uses."""

    has_kernel = True

    def __init__(self, interrupt: Callable[[], None]) -> None:
        self._interrupt = interrupt
        self.interrupted = False  # an interrupt may end the process instead of the cell

    async def interrupt_kernel(self) -> None:
        self.interrupted = True
        self._interrupt()


class SocketClient:
    """The part of a kernel client that nbclient and `Session` use."""

    allow_stdin = False

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._count = 0
        self.session = self
        self.shell_channel = _Shell(channel)
        self.iopub_channel = _Iopub(channel)

    def msg(self, kind: str, content: dict[str, Any], **_unused: Any) -> dict[str, Any]:
        """A request with an id of its own; nbclient's widgets also give a parent and metadata."""
        self._count += 1
        return {"header": {"msg_id": str(self._count), "msg_type": kind}, "content": content}

    def execute(self, code: str, *, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Ask for a cell to be run; returns the id of the request."""
        content = {"code": code, "silent": False, "store_history": store_history}
        message = self.msg("execute_request", {**content, "stop_on_error": stop_on_error})
        self.shell_channel.send(message)
        self.iopub_channel.request = message["header"]["msg_id"]
        return self.iopub_channel.request

    async def is_alive(self) -> bool:
        return self._channel.ended is None

    def stop_channels(self) -> None:
        self._channel.close()


class _Shell:
    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def send(self, message: dict[str, Any]) -> None:
        """Send a request; messages to widgets are not requests, and leave an open request open."""
        header = message["header"]
        request = header["msg_type"] not in {"comm_open", "comm_msg", "comm_close"}
        send = self._channel.send if request else self._channel.tell
        send(header["msg_type"], header["msg_id"], message["content"])

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # noqa: ASYNC109  jupyter_client's name
        return await self._channel.receive(frames.SHELL, timeout)


class _Iopub:
    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.request = ""

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # noqa: ASYNC109  jupyter_client's name
        """The next output; where the process is gone, the message that ends nbclient's wait for one."""
        try:
            return await self._channel.receive(frames.IOPUB, timeout)
        except EndedError:
            content = {"execution_state": "idle"}
            return {"msg_type": "status", "parent_header": {"msg_id": self.request}, "content": content}
