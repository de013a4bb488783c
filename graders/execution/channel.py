"""This side's end of the socket to one submission.  It trusts nothing, and keeps little.

Bytes become messages here.  A frame that is too long or is no message ends the process.  A message that
answers no open request, or exceeds the limit on output, is dropped.
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from collections.abc import Callable
from queue import Empty
from typing import Any

from graders.execution.ended import EndedError
from graders.inside.wire import frames
from graders.model.limits import Limit, Limits

_READ = 1 << 18  # bytes at a time
_SLACK = 1 << 16  # what a frame has besides the output or the result in it
_CONTAINER = (
    16  # bytes that a list or dict in a large frame counts for besides its text: it takes time to build
)
_QUEUED = {frames.SHELL: 2, frames.IOPUB: 10_000, frames.HELLO: 1}  # messages that wait before reading does

_ALWAYS = {"status": ("execution_state", str), "execute_input": ("execution_count", int)}
_MAX_STATE = 20  # characters: the longest states and counts of the protocol have fewer


class Allowance:
    """Bytes that a submission may still send, over all its processes."""

    def __init__(self, limits: Limits) -> None:
        self.left = limits.total_result_bytes
        self._floor = limits.result_bytes + limits.output_bytes * 4 + 4 * _SLACK

    def begin_process(self) -> None:
        """Let a fresh process send its greeting and reach the limit, whatever earlier ones have sent."""
        self.left = max(self.left, self._floor)


class Channel:
    """Sends requests and sorts what comes back; belongs to the running event loop.

    Args:
        near: this side's end of a stream socket pair, which the channel closes.
        limits: how much may come back.
        allowance: how much may come back from all processes of the submission.
        limit_of_end: called once when the other end is closed; which limit is to blame.
    """

    def __init__(
        self, near: socket.socket, limits: Limits, allowance: Allowance, limit_of_end: Callable[[], Limit]
    ) -> None:
        near.setblocking(False)
        self._socket = near
        self._loop = asyncio.get_running_loop()
        self._limit_of_end = limit_of_end
        self._most = {
            frames.SHELL: limits.result_bytes + _SLACK,
            frames.IOPUB: limits.output_bytes + _SLACK,
            frames.HELLO: _SLACK,
        }
        self._output_bytes = limits.output_bytes
        self._allowance = allowance
        allowance.begin_process()
        self._paused = False
        self._output_left = 0
        self._awaited = ""
        self._buffer = bytearray()
        self._outgoing = bytearray()
        self._messages: dict[int, deque[Any]] = {kind: deque() for kind in self._most}
        self._waiting: dict[int, asyncio.Future[None]] = {}
        self.ended: EndedError | None = None
        self._loop.add_reader(near, self._readable)

    def send(self, kind: str, message_id: str, content: Any) -> None:
        """Send a request; from now on only messages that answer it are kept."""
        self._awaited, self._output_left = message_id, self._output_bytes
        for messages in self._messages.values():
            messages.clear()
        self._resume()
        self.tell(kind, message_id, content)

    def tell(self, kind: str, message_id: str, content: Any) -> None:
        """Send a message that has no answer."""
        self._outgoing += frames.pack(frames.SHELL, frames.encode([kind, message_id, content]))
        self._writable()

    async def receive(self, channel: int, seconds: float | None) -> dict[str, Any]:
        """The next message of a channel.

        Raises:
            Empty: none came in time.
            EndedError: none will come.
        """
        messages = self._messages[channel]
        if not messages and self.ended is None:
            await self._wait(channel, seconds)
        if messages:
            self._resume()
            return messages.popleft()  # type: ignore[no-any-return]
        if self.ended is None:
            raise Empty
        raise self.ended

    def close(self) -> None:
        """Close the connection, which makes an honest process end by itself."""
        if self._socket.fileno() >= 0:
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)
            self._socket.close()

    # Private functions

    async def _wait(self, channel: int, seconds: float | None) -> None:
        waiting = self._waiting[channel] = self._loop.create_future()
        timer = None if seconds is None else self._loop.call_later(max(0.0, seconds), _wake, waiting)
        try:
            await waiting
        finally:
            self._waiting.pop(channel, None)
            if timer is not None:
                timer.cancel()

    def _resume(self) -> None:
        """Continue to read; what a process sends too fast waits on its side."""
        if self._paused and self._socket.fileno() >= 0:
            self._loop.add_reader(self._socket, self._readable)
        self._paused = False

    def _end(self, limit: Limit) -> None:
        self.ended = EndedError(limit)
        self.close()
        for waiting in self._waiting.values():
            _wake(waiting)

    def _writable(self) -> None:
        try:
            sent = self._socket.send(self._outgoing)
        except BlockingIOError:
            sent = 0
        except OSError:  # closed on the other side, or on this one: reading tells
            self._outgoing.clear()
            return
        del self._outgoing[:sent]
        if self._outgoing:
            self._loop.add_writer(self._socket, self._writable)
        else:
            self._loop.remove_writer(self._socket)

    def _readable(self) -> None:
        try:
            data = self._socket.recv(_READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self._allowance.left -= len(data)
        if not data or self._allowance.left < 0:
            self._end(Limit.RESULTS if data else self._limit_of_end())
            return
        self._buffer += data
        try:
            self._sort()
        except frames.FrameError:
            self._end(Limit.RESULTS if self._allowance.left < 0 else Limit.PROTOCOL)

    def _sort(self) -> None:
        """Take whole frames off the buffer.

        Raises:
            FrameError: what is there is no frame, or one that is too long.
        """
        at, size = 0, len(self._buffer)
        while size - at >= frames.HEADER.size:
            length, channel = frames.HEADER.unpack_from(self._buffer, at)
            if length > self._most.get(channel, -1):
                raise frames.FrameError("too long, or of no channel")
            if size - at - frames.HEADER.size < length:
                break
            begin = at + frames.HEADER.size
            at = begin + length
            self._take(channel, self._buffer[begin:at])
        del self._buffer[:at]

    def _take(self, channel: int, body: bytearray) -> None:
        if channel == frames.IOPUB:
            self._output_left -= len(body)
            if self._output_left < 0 and len(body) > _SLACK:
                return
        if len(body) > _SLACK:
            self._allowance.left -= _CONTAINER * (body.count(b"[") + body.count(b"{"))
            if self._allowance.left < 0:
                raise frames.FrameError("too much in it")
        plain = frames.decode(body)
        message = {"hello": plain} if channel == frames.HELLO else self._message(channel, plain)
        messages = self._messages[channel]
        if message is None:
            return
        messages.append(message)
        if channel in self._waiting:
            _wake(self._waiting[channel])
        elif len(messages) >= _QUEUED[channel]:
            self._paused = True
            self._loop.remove_reader(self._socket)

    def _message(self, channel: int, plain: Any) -> dict[str, Any] | None:
        """A message as nbclient reads it; None if it answers nothing, or is too much."""
        match plain:
            case [str(kind), str(parent), dict(content), dict(metadata)]:
                pass
            case _:
                raise frames.FrameError("not a message")
        if parent != self._awaited:
            return None
        if channel == frames.IOPUB:
            if kind in _ALWAYS:
                # These are kept beyond the limit of output, so no more of them than what is read.
                content, metadata = _only(content, *_ALWAYS[kind]), {}
            elif self._output_left < 0:
                return None
        header = {"msg_id": "", "msg_type": kind}
        return {
            "msg_type": kind,
            "header": header,
            "parent_header": {"msg_id": parent},
            "content": content,
            "metadata": metadata,
            "buffers": [],  # of widgets: they stay inside
        }


def _wake(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)


def _only(content: dict[str, Any], key: str, kind: type) -> dict[str, Any]:
    """The only entry of a content that is used, which has to be short.

    Raises:
        FrameError: it is not there, or not what it must be.
    """
    value = content.get(key)
    if type(value) is not kind or len(str(value)) > _MAX_STATE:
        raise frames.FrameError(f"no {key}")
    return {key: value}
