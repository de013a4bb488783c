"""Plain data and bytes in one piece: what goes to other processes and machines, and comes back.

A parcel is the length of a head, the head as JSON, and the bytes that the head counts.  Nothing is pickled.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import IO, Any

_LENGTH = struct.Struct(">Q")


def pack(plain: Any, blobs: Sequence[bytes] = ()) -> bytes:
    """A parcel of JSON's values and of bytes."""
    head = json.dumps([plain, [len(each) for each in blobs]], separators=(",", ":")).encode()
    return b"".join([_LENGTH.pack(len(head)), head, *blobs])


def unpack(parcel: bytes) -> tuple[Any, list[bytes]]:
    """What `pack` was given.

    Raises:
        ValueError: it is no parcel.
    """
    if len(parcel) < _LENGTH.size:
        raise ValueError("a parcel has a length")
    at = _LENGTH.size + int(_LENGTH.unpack_from(parcel)[0])
    plain, sizes = json.loads(parcel[_LENGTH.size : at])
    blobs = []
    for size in sizes:
        blobs.append(parcel[at : at + size])
        at += size
    if at != len(parcel):
        raise ValueError("a parcel ends where its head says")
    return plain, blobs


def send(stream: IO[bytes], parcel: bytes) -> None:
    """Write a parcel to a pipe."""
    stream.write(_LENGTH.pack(len(parcel)))
    stream.write(parcel)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """The next parcel from a pipe.

    Raises:
        EOFError: the other side has ended.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    parcel = stream.read(length)
    if len(parcel) < length:
        raise EOFError
    return parcel
