"""Values as a person would type them, so that a call can be pasted into a notebook."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from graders.model.values import Opaque

MAX_DIGITS = 40  # of a whole number that is written out in a sentence
MAX_END = 12  # digits of each end of a longer one
MAX_LITERAL = 400  # characters; longer values are shown by their ends
_ENDS = 3  # elements shown of a value that is too long
_PLAIN = {np.dtype(np.float64), np.dtype(np.int64), np.dtype(np.bool_)}  # as `np.array` makes them by itself


def call(function: str, args: tuple[Any, ...]) -> str:
    """``manual_dot([1, 2], [3, 4])``; long arguments are cut in the middle."""
    return f"{function}({', '.join(literal(argument) for argument in args)})"


def literal(value: Any) -> str:
    """A value as Python source where it is short, else its ends and its size."""
    text = "" if _size(value, MAX_LITERAL) > MAX_LITERAL else _literal(value)  # a giant is never written out
    if text and len(text) <= MAX_LITERAL:
        return text
    if isinstance(value, np.ndarray):
        return _cut(value.ravel()[:_ENDS].tolist(), f"np.array of shape {value.shape}, {value.dtype}: ")
    if isinstance(value, (list, tuple)):
        return _cut(list(value[:_ENDS]), f"{type(value).__name__} of {len(value)}: ")
    if isinstance(value, dict):
        return f"dict of {len(value)}: {', '.join(map(repr, list(value)[:_ENDS]))}, …"
    if isinstance(value, str):
        text = repr(value[:MAX_LITERAL])
    return text[: MAX_LITERAL - 1] + "…"


def number(value: Any) -> str:
    """A number with the digits that tell it from its neighbours; of a long one the ends, and its size."""
    if isinstance(value, complex) and value.imag == 0:
        return repr(value.real)
    if isinstance(value, Fraction):
        top, bottom = number(value.numerator), number(value.denominator)
        return f"{top}/{bottom}" if value.denominator > 1 else top
    text = repr(value)
    return _long(text) if type(value) is int and len(text) > MAX_DIGITS else text


# Private functions


def _long(digits: str) -> str:
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    size = f"{sign}{digits[0]}.{digits[1:3]}e{len(digits) - 1}"
    return f"{sign}{digits[:MAX_END]}…{digits[-MAX_END:]} (≈ {size})"


def _literal(value: Any) -> str:
    if isinstance(value, np.ndarray):
        suffix = "" if value.dtype in _PLAIN else f", dtype=np.{value.dtype}"
        suffix = ", dtype=object" if value.dtype.kind == "O" else suffix
        return f"np.array({value.tolist()!r}{suffix})".replace("nan", "np.nan").replace("inf", "np.inf")
    if isinstance(value, np.generic):
        return f"np.{value.dtype}({value.item()!r})"
    if isinstance(value, list):
        return f"[{', '.join(_literal(item) for item in value)}]"
    if isinstance(value, tuple):
        inner = ", ".join(_literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, Opaque):
        return f"<{value}>"
    if isinstance(value, Fraction):
        return str(value)
    return repr(value)


def _size(value: Any, most: int) -> int:
    """How many members and characters there are, in all depths; counted no further than `most`."""
    if isinstance(value, np.ndarray):
        return math.prod(max(1, side) for side in value.shape)  # one of no elements is nested as well
    if isinstance(value, str):
        return len(value)
    if not isinstance(value, (list, tuple, dict)):
        return 1
    size = 1 + len(value)
    for member in value.values() if isinstance(value, dict) else value:
        if size > most:
            break
        size += _size(member, most) - 1
    return size


def _cut(items: list[Any], head: str) -> str:
    shown = [literal(item)[:60] for item in items[:_ENDS]]
    return f"{head}[{', '.join(shown)}, …]"
