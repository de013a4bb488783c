"""All the kinds of values that few answers are made of.

["bytes", base64]  ["range", start, stop, step]
["raised", "type name", ["base", ...]]: what came in place of a value
["decimal", "0.1"]: of an argument only; a value travels as a fraction
and what `arrays`, `keyed`, `records`, `tables` and `times` say of theirs
"""

from __future__ import annotations

import binascii
import collections
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.inside.wire import arrays, keyed, records, tables, times
from graders.inside.wire.bounds import (
    MAX_BYTES,
    MAX_ITEMS,
    MAX_NAME,
    MAX_TEXT,
    Makers,
    TooLargeError,
    WireError,
    is_vast,
    spend,
)

Encode = Callable[..., "list[Any]"]  # of a part, and how many levels deeper it lies, if more than one
Decode = Callable[..., Any]  # of a part, and with which makers, if with others
_b2a, _a2b, _tolist = binascii.b2a_base64, binascii.a2b_base64, np.ndarray.tolist
FROZEN: Makers = {"frozenset": frozenset}  # of an element of a set
_DICTIONARIES: tuple[tuple[type, Any], ...] = (
    (collections.Counter, dict.items),
    (collections.defaultdict, dict.items),
    (collections.OrderedDict, collections.OrderedDict.items),
)
_carried: list[tuple[type, Encode]] = []


def carry(kind: type, encoder: Encode) -> None:
    """Let tables of a class of the outside's travel inwards.

    Args:
        encoder: makes one and a function for its parts into the form of `tables`.
    """
    _carried.append((kind, encoder))


def items_of(kind: type) -> Any:
    """How the pairs of another dictionary of Python's own are read, which counts as one; else None."""
    return next((items for known, items in _DICTIONARIES if kind is known), None)


def encode(value: Any, kind: type, inner: Encode, budget: list[int], again: Decode) -> list[Any] | None:
    """A value of one of these kinds; None if it is of none.

    Args:
        again: rebuilds an element of a set as the outside will.
    """
    if kind is set or kind is frozenset:
        return _encode_set(value, kind.__name__, inner, budget, again)
    if kind is bytes:
        return encode_bytes(value, budget)
    if kind is range:
        return _encode_range(value)
    return times.encode(value) or _encode_table(value, kind, inner, budget) or records.encode(value, inner)


def encode_map(pairs: list[Any], inner: Encode, again: Decode) -> list[Any]:
    """A dictionary whose keys are not all short strings."""
    encoded = keyed.encode_map(pairs, inner)
    if encoded is None or _are_alike([key for key, _ in encoded[1]], again):
        return ["other", "dict", "with keys that are not plain"]
    return encoded


def encode_bytes(value: bytes, budget: list[int]) -> list[Any]:
    """Bytes."""
    if len(value) > MAX_TEXT:
        return ["other", "bytes", f"of more than {MAX_TEXT} bytes"]
    spend(len(value), budget)
    return ["bytes", _b2a(value, newline=False).decode("ascii")]


def encode_texts(value: np.ndarray[Any, Any], budget: list[int]) -> list[Any]:
    """An array of text."""
    if value.size > min(MAX_ITEMS, budget[0]) or value.nbytes > MAX_BYTES or is_vast(value.shape):
        return ["other", "ndarray", f"of shape {value.shape}, too large"]
    texts = [text.encode("utf-8", "replace").decode("utf-8") for text in _tolist(np.ndarray.flatten(value))]
    budget[0] -= len(texts)
    spend(sum(map(len, texts)), budget)
    return ["texts", value.dtype.itemsize // 4, [*value.shape], texts]


def decode(tag: str, content: list[Any], inner: Decode, budget: list[int], makers: Makers) -> Any:
    """What the functions above wrote.

    Raises:
        WireError: it is not in their form.
    """
    try:
        return _decode(tag, content, inner, budget, makers)
    except WireError:
        raise
    except (ValueError, OverflowError, TypeError) as error:
        raise WireError(str(error)) from None


# Private functions


def _encode_set(value: Any, tag: str, inner: Encode, budget: list[int], again: Decode) -> list[Any]:
    if len(value) > budget[0]:
        raise TooLargeError
    encoded = keyed.encode_set(tag, list(value), inner)
    if encoded is None or _are_alike(encoded[1], again):
        return ["other", tag, "with elements that are not plain"]
    return encoded


def _are_alike(keys: list[list[Any]], again: Decode) -> bool:
    """Whether the outside would take long to put them into a set."""
    return len(keys) > keyed.MOST_ALIKE and keyed.are_alike(map(again, keys))


def _encode_range(value: range) -> list[Any]:
    ends = [value.start, value.stop, value.step]
    if max(map(abs, ends)) >= 2**61 or len(value) > MAX_ITEMS:
        return ["other", "range", "of many elements"]
    return ["range", *ends]


def _encode_table(value: Any, kind: type, inner: Encode, budget: list[int]) -> list[Any] | None:
    """A table counts for its columns as well, and holds its values two levels down."""

    def part(item: Any) -> list[Any]:
        return inner(item, 3)

    encoder = next((encoder for known, encoder in _carried if kind is known), tables.encode)
    encoded = encoder(value, part)
    if encoded is not None and encoded[0] in {"frame", "series"}:
        budget[0] -= len(encoded[1]) + 2
    if budget[0] < 0:
        raise TooLargeError
    return encoded


def _decode(tag: str, content: list[Any], inner: Decode, budget: list[int], makers: Makers) -> Any:
    match tag, content:
        case (("set" | "frozenset"), [list(items)]):
            elements = _keys(items, inner)
            return set(elements) if tag == "set" else makers.get(tag, frozenset)(elements)
        case "map", [list(pairs)] if all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
            keys = _keys([pair[0] for pair in pairs], inner)
            return dict(zip(keys, [inner(pair[1]) for pair in pairs], strict=True))
        case "bytes", [str(data)] if len(data) <= 2 * MAX_TEXT:
            return _a2b(data, strict_mode=True)
        case "range", [int(start), int(stop), int(step)] if len(range(start, stop, step)) <= MAX_ITEMS:
            return range(start, stop, step)
        case "texts", [int(width), list(shape), list(texts)] if all(type(text) is str for text in texts):
            return _decode_texts(width, shape, texts, budget)
        case (("date" | "datetime" | "time" | "timedelta"), _):
            return times.decode(tag, content)
        case "raised", [str(name), list(bases)] if tag in makers and all(type(base) is str for base in bases):
            return makers[tag](name[:MAX_NAME], tuple(base[:MAX_NAME] for base in bases[:MAX_NAME]))
        case "decimal", [str(text)] if tag in makers:
            return makers[tag](text)
        case "record", _ if tag in makers:
            return records.decode(content, inner, makers[tag])
        case (("column" | "series" | "frame"), _) if tag in makers:
            return tables.decode(tag, content, inner, makers[tag])
    raise WireError("not a value in the form of the wire")


def _keys(items: list[Any], inner: Decode) -> list[Any]:
    """Elements of a set or keys of a dictionary."""
    if not all(map(keyed.is_key, items)):
        raise WireError("not an element of a set")
    keys = [inner(item, FROZEN) for item in items]
    if keyed.are_alike(keys):
        raise WireError("too many elements of one hash")
    return keys


def _decode_texts(
    width: int, shape: list[object], texts: list[str], budget: list[int]
) -> np.ndarray[Any, Any]:
    sizes = arrays.shape_of(shape)
    budget[0] -= len(texts)
    if budget[0] < 0 or math.prod(sizes) != len(texts) or is_vast(sizes):
        raise WireError("an array whose texts do not fill its shape")
    longest = max(map(len, texts), default=0)
    if not longest <= width <= MAX_BYTES or 4 * width * len(texts) > MAX_BYTES:
        raise WireError("an array of texts that is too large")
    return np.array(texts, dtype=f"<U{width}").reshape(sizes)
