"""The formats of arrays beyond plain numbers: dates, durations, bytes and text of a fixed length.

["array", "<M8[ns]", [2, 3], base64]      dates, durations (m8) and bytes (|S3), as the machine has them
["texts", [2, 3], ["a", "b", ...]]        text, string by string: not every pattern of bits is a character
"""

from __future__ import annotations

import re
from typing import Any, cast

import numpy as np

from graders.inside.wire.bounds import MAX_BYTES, WireError

_TIMES = re.compile(r"<[mM]8(\[(Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as)\])?")
_BYTES = re.compile(r"\|S[1-9][0-9]{0,5}")
_newbyteorder = np.dtype.newbyteorder


def dtype_of(text: str) -> np.dtype[Any] | None:
    """The format that a text of the wire stands for; None if it is none of these."""
    if len(text) < 12 and (_TIMES.fullmatch(text) or _BYTES.fullmatch(text)):
        return np.dtype(text)
    return None


def portable(dtype: np.dtype[Any]) -> np.dtype[Any] | None:
    """The same in the byte order of the wire; None if the wire has no such format."""
    if dtype.kind not in "mMS":
        return None
    return dtype_of(_newbyteorder(dtype, "<").str)


def shape_of(shape: list[object]) -> list[int]:
    """A shape that came over the wire.

    Raises:
        WireError: it is none.
    """
    if len(shape) > 32 or not all(type(size) is int and 0 <= size <= MAX_BYTES for size in shape):
        raise WireError("not a shape")
    return cast("list[int]", shape)
