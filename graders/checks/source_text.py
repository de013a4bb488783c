"""Strings that a program puts together from constants, such as ``"d" + "ot"``, read without running."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Callable

Lookup = Callable[[str], ast.AST | None]
_MAX = 1_000  # characters


def fold(node: ast.AST | None, lookup: Lookup, depth: int = 12) -> str | None:
    """The string that an expression makes, or None where that cannot be said.

    Args:
        lookup: the expression that a name was set to, or None.
    """
    if node is None or depth == 0:
        return None
    match node:
        case ast.Constant(value=str(text)):
            return text[:_MAX]
        case ast.Name(id=name):
            return fold(lookup(name), lookup, depth - 1)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _joined([fold(left, lookup, depth - 1), fold(right, lookup, depth - 1)], "")
        case ast.BinOp(op=ast.Mod(), left=left, right=ast.Tuple(elts=parts)):
            return _formatted(fold(left, lookup, depth - 1), [fold(p, lookup, depth - 1) for p in parts])
        case ast.BinOp(op=ast.Mod(), left=left, right=right):
            return _formatted(fold(left, lookup, depth - 1), [fold(right, lookup, depth - 1)])
        case ast.JoinedStr(values=values):
            return _joined([fold(value, lookup, depth - 1) for value in values], "")
        case ast.FormattedValue(value=value):
            return fold(value, lookup, depth - 1)
        case ast.Subscript(value=value, slice=place):
            return _sliced(fold(value, lookup, depth - 1), place)
        case ast.Call(func=ast.Name(id="chr"), args=[ast.Constant(value=int(code))]):
            return chr(code) if 0 <= code < 0x110000 else None
        case ast.Call(func=ast.Attribute(value=owner, attr=method), args=arguments):
            return _method(owner, method, arguments, lookup, depth - 1)
    return None


# Private functions


def _joined(parts: list[str | None], between: str) -> str | None:
    known = [part for part in parts if part is not None]
    return between.join(known)[:_MAX] if len(known) == len(parts) else None


def _formatted(template: str | None, parts: list[str | None]) -> str | None:
    if template is None or None in parts:
        return None
    with contextlib.suppress(TypeError, ValueError):
        return (template % tuple(parts))[:_MAX]
    return None


def _sliced(text: str | None, place: ast.expr) -> str | None:
    if text is None:
        return None
    with contextlib.suppress(ValueError, IndexError, TypeError):
        if isinstance(place, ast.Slice):
            ends = [
                None if end is None else ast.literal_eval(end)
                for end in (place.lower, place.upper, place.step)
            ]
            return text[slice(*ends)]
        return text[ast.literal_eval(place)]
    return None


def _method(
    owner: ast.expr, method: str, arguments: list[ast.expr], lookup: Lookup, depth: int
) -> str | None:
    text = fold(owner, lookup, depth)
    if text is None:
        return None
    if method == "join" and arguments:
        items = arguments[0]
        if isinstance(items, (ast.List, ast.Tuple)):
            return _joined([fold(item, lookup, depth) for item in items.elts], text)
        return None
    parts = [fold(argument, lookup, depth) for argument in arguments]
    if None in parts or method not in {
        "lower",
        "upper",
        "strip",
        "replace",
        "format",
        "title",
        "removeprefix",
    }:
        return None
    with contextlib.suppress(TypeError, ValueError, IndexError, KeyError):
        return str(getattr(text, method)(*parts))[:_MAX]
    return None
