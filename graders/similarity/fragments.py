"""Fragments of code: short runs of its syntax, without names, comments, layout and annotations.

Two programs share the fragments that a copy keeps when it is renamed, reformatted and reordered.  The runs
are k-grams, as in MOSS (Schleimer, Wilkerson and Aiken, *Winnowing*, SIGMOD 2003), but of syntax trees.
Homework is short, so every run is kept, and not only a sample.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

RUN = 8  # elements of syntax in a fragment; `for i in range(n)` has 5
SENTENCE = 5  # the least elements of a statement that is a fragment by itself, so that its place is free

Fragments = Mapping[int, frozenset[int]]  # by digest: the lines that a fragment stands on, counted from 1


def fragments_of(statements: Sequence[ast.stmt]) -> Fragments:
    """The fragments of statements that stand together."""
    elements: list[_Element] = []
    spans: list[tuple[int, int]] = []
    for statement in statements:
        _read(statement, elements, spans)
    runs = [(start, start + RUN) for start in range(len(elements) - RUN + 1)]
    lines: dict[int, set[int]] = {}
    for start, end in [*runs, *(span for span in spans if SENTENCE <= span[1] - span[0] != RUN)]:
        run = elements[start:end]
        lines.setdefault(_digest(each.name for each in run), set()).update(each.line for each in run)
    return {digest: frozenset(some) for digest, some in lines.items()}


# Private functions

_BUILTINS = frozenset(dir(builtins))
_LEFT_OUT = (ast.expr_context, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Pass)
_LARGE = 10**6  # from here on one number is like another


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    line: int


def _read(statement: ast.stmt, elements: list[_Element], spans: list[tuple[int, int]]) -> None:
    """Add the elements of a statement, in the order of the source, and where its simple statements lie.

    No recursion: an expression may be nested as deeply as its author likes.
    """
    waiting: list[ast.AST | int] = [statement]  # a number: where the simple statement began that ends here
    line = statement.lineno
    while waiting:
        node = waiting.pop()
        if isinstance(node, int):
            spans.append((node, len(elements)))
        elif not _is_left_out(node):
            line = getattr(node, "lineno", line)
            if isinstance(node, ast.stmt) and not hasattr(node, "body"):
                waiting.append(len(elements))
            elements.append(_Element(_name(node), line))
            waiting.extend(reversed(list(_children(node))))


def _is_left_out(node: ast.AST) -> bool:
    """Docstrings, and what everybody writes in the same way."""
    bare = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    unset = isinstance(node, ast.AnnAssign) and node.value is None
    return bare or unset or isinstance(node, _LEFT_OUT)


def _name(node: ast.AST) -> str:
    """What remains of an element when the author's own names are taken away."""
    match node:
        case ast.Name():
            return node.id if node.id in _BUILTINS else "name"
        case ast.Attribute():
            return f".{node.attr}"
        case ast.keyword():
            return f"{node.arg}="
        case ast.Constant():
            return _constant(node.value)
        case ast.AnnAssign():
            return "Assign"
        case _:
            return type(node).__name__


def _constant(value: object) -> str:
    if isinstance(value, (str, bytes)):
        return "text"
    if isinstance(value, int) and abs(value) >= _LARGE:  # may have more digits than Python writes down
        return "number"
    return repr(value)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of an element, without annotations."""
    if isinstance(node, ast.arg):
        return
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "type_params", "type_comment"}:
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.AST):
                yield each


def _digest(names: Iterable[str]) -> int:
    """The same number in every process, unlike `hash`."""
    return int.from_bytes(hashlib.blake2b("\0".join(names).encode(), digest_size=8).digest())
