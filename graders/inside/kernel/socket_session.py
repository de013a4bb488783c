"""Sends the kernel's Jupyter messages over one socket instead of ZeroMQ."""

from __future__ import annotations

import io
import socket
import threading
from typing import Any

from jupyter_client.jsonutil import json_clean
from jupyter_client.session import Session

from graders.inside.wire import frames

_CHANNELS = {"shell": frames.SHELL, "iopub": frames.IOPUB}
_ALWAYS = frozenset({"status", "execute_input"})  # small, and waited for
_MAX_TEXT = 2_000  # characters kept of an error too large to be sent
_CHUNK = 8_192  # characters of output gathered before they are sent


class SocketSession(Session):
    """What ipykernel calls to send a message.  `stream` is "shell" or "iopub"."""

    def __init__(self) -> None:
        super().__init__(key=b"unused", session="inside", username="student")
        self.request_id = ""  # the id of the request that is being handled
        self.quiet = False  # whether output is dropped
        self._socket: socket.socket | None = None
        self._left = 0  # bytes of output that may still be sent
        self._lock = threading.Lock()
        self._writing = False
        self._interrupted = False

    def connect(self, channel: socket.socket) -> None:
        """Send to `channel` from now on; before, everything is encoded and dropped."""
        self._socket = channel

    def begin(self, parent: str, *, output_bytes: int, quiet: bool) -> None:
        """A new request: output is counted anew."""
        self.request_id, self.quiet, self._left = parent, quiet, output_bytes

    def interrupt(self) -> None:
        """Raise KeyboardInterrupt, but not in the middle of a frame."""
        if self._writing:
            self._interrupted = True
        else:
            raise KeyboardInterrupt

    def msg(
        self, msg_type: str, content: Any = None, parent: Any = None, header: Any = None, metadata: Any = None
    ) -> dict[str, Any]:
        """A message, without the times, users and versions that nobody reads."""
        header = {"msg_id": "", "msg_type": msg_type} if header is None else header
        return {
            "header": header,
            "msg_id": header["msg_id"],
            "msg_type": msg_type,
            "parent_header": _header(parent),
            "content": {} if content is None else content,
            "metadata": {} if metadata is None else metadata,
        }

    def send(
        self, stream: Any, msg_or_type: Any, content: Any = None, parent: Any = None, ident: Any = None,  # noqa: ARG002
        buffers: Any = None, track: bool = False, header: Any = None, metadata: Any = None,  # noqa: ARG002, FBT001, FBT002
    ) -> dict[str, Any]:  # fmt: skip
        """Send one message; output beyond the limit, or while quiet, is dropped."""
        made = isinstance(msg_or_type, dict)
        message = msg_or_type if made else self.msg(msg_or_type, content, parent, header, metadata)
        channel, kind = _CHANNELS[stream], message["msg_type"]
        is_output = channel == frames.IOPUB and kind not in _ALWAYS
        if is_output and (self.quiet or self._left <= 0):
            return message
        parent_id = message["parent_header"].get("msg_id") or self.request_id
        body = _body(kind, parent_id, message["content"], message["metadata"])
        if is_output:
            self._left -= len(body)
            if self._left < 0 and kind != "error":
                return message
        if len(body) > _MAX_TEXT and kind in {"error", "execute_reply"}:
            body = _body(kind, parent_id, _shortened(message["content"]), {})
        self._write(frames.pack(channel, body))
        return message

    def _write(self, frame: bytes) -> None:
        with self._lock:
            self._writing = True
            try:
                if self._socket is not None:
                    self._socket.sendall(frame)
            finally:
                self._writing = False
        if self._interrupted:
            self._interrupted = False
            raise KeyboardInterrupt


class PublishedStream(io.TextIOBase):
    """sys.stdout and sys.stderr: text becomes ``stream`` messages."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, session: SocketSession, name: str) -> None:
        self.session = session
        self.name = name
        self._parts: list[str] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self.session.quiet:
            return len(text)
        self._parts.append(text)
        self._size += len(text)
        if self._size > _CHUNK:
            self.flush()
        return len(text)

    def flush(self) -> None:
        parts, self._parts, self._size = self._parts, [], 0
        if parts:
            content = {"name": self.name, "text": "".join(parts)}
            self.session.send("iopub", "stream", content)


# Private functions


def _header(parent: Any) -> dict[str, Any]:
    header = (parent or {}).get("header", parent or {})
    return {"msg_id": header.get("msg_id", "")}


def _body(kind: str, parent: str, content: Any, metadata: Any) -> str:
    try:
        return frames.encode([kind, parent, content, metadata])
    except (TypeError, ValueError):  # not plain, or not finite: as Jupyter does then
        return frames.encode([kind, parent, json_clean(content), json_clean(metadata)])


def _shortened(content: dict[str, Any]) -> dict[str, Any]:
    """An error whose traceback or message would flood the channel."""
    kept: dict[str, Any] = {key: content[key] for key in ("status", "execution_count") if key in content}
    ename, evalue = str(content.get("ename", ""))[:100], str(content.get("evalue", ""))[:_MAX_TEXT]
    lines = [str(line)[:_MAX_TEXT] for line in content.get("traceback", [])[:40]]
    return {**kept, "ename": ename, "evalue": evalue, "traceback": lines} if ename else kept
