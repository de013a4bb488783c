"""Reads strings that a program builds from constants, such as ``"d" + "ot"``, without running it."""

from __future__ import annotations

import ast
import contextlib
import re
import warnings
from collections.abc import Callable, Sequence

Lookup = Callable[[str], ast.AST | None]
_MAX = 1_000  # characters
_MAX_STEPS = 150  # expressions looked at for one string; nobody needs more to write `"d" + "ot"`
# Widths in formats, which would be filled with blanks: of four digits and more, or given by an argument.
_WIDE = re.compile(r"%[^a-zA-Z%]*(?:\d{4}|\*)|:[^}]*\d{4}|\{[^}]*\{")
_METHODS = {"lower", "upper", "strip", "replace", "format", "title", "removeprefix"}


def parse_text(text: str) -> ast.Module | None:
    """The tree of text that a program runs, or None where it cannot be parsed."""
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)
    return None


def fold(node: ast.AST | None, lookup: Lookup, known: dict[int, str | None] | None = None) -> str | None:
    """The string that an expression makes, or None where that cannot be said, or not in a few steps.

    Args:
        lookup: the expression that a name was set to, or None.
        known: what has been folded before, by the identity of the expression; added to.
    """
    try:
        return _Folding(lookup, {} if known is None else known).fold(node)
    except _TooLongError:
        return None


# Private functions


class _TooLongError(Exception):
    """The expression has too many parts."""


class _Folding:
    """Folds one expression into a string; parts that occur several times are read once."""

    def __init__(self, lookup: Lookup, known: dict[int, str | None]) -> None:
        self._lookup = lookup
        self._known = known
        self._steps = _MAX_STEPS

    def fold(self, node: ast.AST | None) -> str | None:
        if node is None:
            return None
        if id(node) not in self._known:
            self._steps -= 1
            if self._steps < 0:
                raise _TooLongError
            self._known[id(node)] = None  # a name that stands for itself stands for nothing
            self._known[id(node)] = self._fold(node)
        return self._known[id(node)]

    def _fold(self, node: ast.AST) -> str | None:
        match node:
            case ast.Constant(value=str(text)):
                return text[:_MAX]
            case ast.Name(id=name):
                return self.fold(self._lookup(name))
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return self._joined([left, right], "")
            case ast.BinOp(op=ast.Mod(), left=left, right=ast.Tuple(elts=parts)):
                return self._formatted(left, parts)
            case ast.BinOp(op=ast.Mod(), left=left, right=right):
                return self._formatted(left, [right])
            case ast.JoinedStr(values=values):
                return self._joined(values, "")
            case ast.FormattedValue(value=value):
                return self.fold(value)
            case ast.Subscript(value=value, slice=place):
                return _sliced(self.fold(value), place)
            case ast.Call(func=ast.Name(id="chr"), args=[ast.Constant(value=int(code))]):
                return chr(code) if 0 <= code < 0x110000 else None
            case ast.Call(func=ast.Attribute(value=owner, attr=method), args=arguments):
                return self._method(owner, method, arguments)
        return None

    def _all(self, nodes: Sequence[ast.expr]) -> list[str] | None:
        """The strings of all, or None if one of them has none."""
        parts: list[str] = []
        for node in nodes:
            part = self.fold(node)
            if part is None:
                return None
            parts.append(part)
        return parts

    def _joined(self, nodes: Sequence[ast.expr], between: str) -> str | None:
        parts = self._all(nodes)
        return None if parts is None else between.join(parts)[:_MAX]

    def _formatted(self, left: ast.expr, nodes: Sequence[ast.expr]) -> str | None:
        template, parts = self.fold(left), self._all(nodes)
        if template is None or parts is None or _WIDE.search(template):
            return None
        with contextlib.suppress(TypeError, ValueError):
            return (template % tuple(parts))[:_MAX]
        return None

    def _method(self, owner: ast.expr, method: str, arguments: Sequence[ast.expr]) -> str | None:
        text = self.fold(owner)
        if text is None:
            return None
        if method == "join" and arguments:
            items = arguments[0]
            return self._joined(items.elts, text) if isinstance(items, (ast.List, ast.Tuple)) else None
        parts = self._all(arguments)
        if parts is None or method not in _METHODS:
            return None
        if method == "format" and _WIDE.search(text):
            return None
        with contextlib.suppress(TypeError, ValueError, LookupError, AttributeError):
            return str(getattr(text, method)(*parts))[:_MAX]
        return None


def _sliced(text: str | None, place: ast.expr) -> str | None:
    if text is None:
        return None
    with contextlib.suppress(ValueError, IndexError, TypeError, RecursionError, MemoryError):
        if isinstance(place, ast.Slice):
            ends = [
                None if end is None else ast.literal_eval(end)
                for end in (place.lower, place.upper, place.step)
            ]
            return text[slice(*ends)]
        return text[ast.literal_eval(place)]
    return None
