"""What a call prints, kept up to a limit, and what it reads."""

from __future__ import annotations

import builtins
import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any

MAX_PRINTED = 100_000  # bytes
_input, _bytes = builtins.input, io.BytesIO
_wrapper: Any = io.TextIOWrapper


class _Bounded(io.RawIOBase):
    """Keeps the first bytes, and forgets the others."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.left = MAX_PRINTED

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        size = len(data)  # type: ignore[arg-type]
        if self.left > 0:
            part = bytes(data)[: self.left]  # type: ignore[call-overload]
            self.parts.append(part)
            self.left -= len(part)
        return size


class Printed:
    """A stream to print to, and what was printed: closing the stream or replacing it takes nothing away."""

    def __init__(self) -> None:
        self._kept: Any = _Bounded()
        self.stream = _wrapper(self._kept, encoding="utf-8", errors="replace", newline="", write_through=True)

    def text(self) -> str:
        """All that was printed, within the limit."""
        return b"".join(self._kept.parts).decode("utf-8", "replace")


@contextlib.contextmanager
def reading(text: str) -> Iterator[None]:
    """Let ``input()`` and ``sys.stdin`` read `text`, and then the end of the file."""
    before = sys.stdin, builtins.input
    sys.stdin = _wrapper(_bytes(text.encode("utf-8", "replace")), encoding="utf-8")
    builtins.input = _input
    try:
        yield
    finally:
        sys.stdin, builtins.input = before
