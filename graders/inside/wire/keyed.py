"""What sets and dictionaries may hold as elements and keys, so that the outside can rebuild them in no time.

    ["set", [value, ...]]  ["frozenset", [value, ...]]  ["map", [[key, value], ...]]

Elements are plain and cannot change, so they have hashes of Python's own.  Many elements of one hash
would cost the outside as much time as their square: they are refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

_SINGLE = frozenset(
    {
        *("none", "bool", "int", "float", "complex", "str", "bytes", "fraction", "scalar"),
        *("date", "datetime", "time", "timedelta"),
    }
)
MOST_ALIKE = 50  # elements of one hash


def is_key(plain: object, depth: int = 8) -> bool:
    """Whether an encoded value may be an element or a key."""
    match plain:
        case [str(tag), *_] if tag in _SINGLE:
            return True
        case ["tuple" | "frozenset", list(items)] if depth > 0:
            return all(is_key(item, depth - 1) for item in items)
    return False


def are_alike(keys: Iterable[Any]) -> bool:
    """Whether too many have the same hash."""
    counts = Counter(map(hash, keys))
    return max(counts.values(), default=0) > MOST_ALIKE


def encode_set(tag: str, items: list[Any], encode: Callable[[Any], list[Any]]) -> list[Any] | None:
    """A set's elements, in an order of the wire's own; None if not all of them may be elements."""
    encoded = [encode(item) for item in items]
    return [tag, sorted(encoded, key=repr)] if all(map(is_key, encoded)) else None


def encode_map(pairs: list[Any], encode: Callable[[Any], list[Any]]) -> list[Any] | None:
    """A dictionary's pairs in their order; None if not all keys may be keys."""
    encoded = [[encode(key), encode(value)] for key, value in pairs]
    return ["map", encoded] if all(is_key(key) for key, _ in encoded) else None
