"""Evaluates conditions and keys that are made of constants, without running the work."""

from __future__ import annotations

import ast
import contextlib
import operator
from collections.abc import Callable
from typing import Any

Lookup = Callable[[str], ast.AST | None]
Known = tuple[Any] | None  # the value alone in a tuple, or None where it cannot be said
_MAX_DEPTH = 12  # names and operators within each other: ends circles of names
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Is: operator.is_, ast.IsNot: operator.is_not,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.In: lambda one, many: one in many, ast.NotIn: lambda one, many: one not in many,
}  # fmt: skip


def constant(node: ast.AST | None, lookup: Lookup, depth: int = _MAX_DEPTH) -> Known:
    """The value of an expression that is made of constants and of names that stand for them.

    Args:
        lookup: the expression that a name always stands for, or None.
    """
    if depth == 0:
        return None
    match node:
        case ast.Constant(value=value):
            return (value,)
        case ast.Name(id=name):
            stands_for = lookup(name)  # a list may be added to
            is_open = isinstance(stands_for, (ast.List, ast.Set))
            return None if is_open else constant(stands_for, lookup, depth - 1)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = constant(operand, lookup, depth - 1)
            return None if inner is None else (not inner[0],)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            values = [constant(part, lookup, depth - 1) for part in parts]
            return (tuple(each[0] for each in values if each),) if all(values) else None
        case ast.BoolOp():
            return _boolean(node, lookup, depth)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _comparison(
                type(op), constant(left, lookup, depth - 1), constant(right, lookup, depth - 1)
            )
        case ast.IfExp(test=test, body=body, orelse=orelse):
            holds = constant(test, lookup, depth - 1)
            return None if holds is None else constant(body if holds[0] else orelse, lookup, depth - 1)
    return None


# Private functions


def _boolean(node: ast.BoolOp, lookup: Lookup, depth: int) -> Known:
    """``and`` with a part that is false, ``or`` with one that is true, or parts that are all known."""
    ends = isinstance(node.op, ast.Or)
    parts = [constant(part, lookup, depth - 1) for part in node.values]
    if any(part is not None and bool(part[0]) is ends for part in parts):
        return (ends,)
    return None if None in parts else (not ends,)


def _comparison(op: type[ast.cmpop], left: Known, right: Known) -> Known:
    if left is None or right is None:
        return None
    with contextlib.suppress(TypeError):
        return (bool(_COMPARISONS[op](left[0], right[0])),)
    return None
