"""A fork of the fork server: confined, it handles the messages of one submission until the channel closes."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
from typing import Any

import numpy as np

from graders.inside.kernel.shims import SocketKernel
from graders.inside.sandbox.compartment import Settings, enter
from graders.inside.wire import frames

_QUIET = frozenset({"graders_request"})  # output during hidden cases could carry their inputs outside


def serve(kernel: SocketKernel, channel: socket.socket, settings: Settings, *, output_bytes: int) -> None:
    """Enter the compartment, say which layers of it are missing, and serve.  Ends the process."""
    try:
        entered = enter(settings)
        loop = _prepare(kernel, channel)
    except Exception as error:  # noqa: BLE001  no student code has run yet: the outside says what it was
        channel.sendall(frames.pack(frames.HELLO, frames.encode(f"{type(error).__name__}: {error}")))
        return
    missing = [[layer.name, layer.missing] for layer in entered.missing]
    channel.sendall(frames.pack(frames.HELLO, frames.encode(missing)))
    loop.run_until_complete(_serve(kernel, channel, output_bytes))
    os._exit(0)


async def handle(kernel: SocketKernel, message: dict[str, Any], output_bytes: int) -> None:
    """Handle one message; an interrupt ends what it does, and nothing else."""
    header = message["header"]
    session = kernel.session
    session.begin(header["msg_id"], output_bytes=output_bytes, quiet=header["msg_type"] in _QUIET)
    signal.signal(signal.SIGINT, lambda *_: session.interrupt())
    try:
        await kernel.handle(message)
    except KeyboardInterrupt:  # it came between the student's last statement and our reply
        pass
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


# Private functions


def _prepare(kernel: SocketKernel, channel: socket.socket) -> asyncio.AbstractEventLoop:
    kernel.session.connect(channel)
    random.seed()
    np.random.seed()  # noqa: NPY002  the state that forks would share
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return loop


async def _serve(kernel: SocketKernel, channel: socket.socket, output_bytes: int) -> None:
    while True:
        kind, message_id, content = _read(channel)
        header = {"msg_id": message_id, "msg_type": kind}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        await handle(kernel, message, output_bytes)


def _read(channel: socket.socket) -> Any:
    size, _ = frames.HEADER.unpack(_exactly(channel, frames.HEADER.size))
    return frames.decode(_exactly(channel, size))


def _exactly(channel: socket.socket, size: int) -> bytes:
    parts = []
    while size > 0:
        part = channel.recv(min(size, 1 << 20))
        if not part:
            os._exit(0)  # the other side is done
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
