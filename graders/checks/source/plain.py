"""Recognizes numbers written in the source; a product of such numbers is a constant, not an answer."""

from __future__ import annotations

import ast

from graders.checks.source.names import ParsedWork

_MAX_DEPTH = 8  # names and containers within each other: ends circles of names
_ARRAYS = {"array", "asarray", "arange", "ones", "zeros", "eye", "linspace", "full"}
# A class with these is handed the function that was called.
_TAKE_FUNCTIONS = ("__array_function__", "__array_ufunc__")


def is_plain_data(node: ast.AST, work: ParsedWork, *, names: bool, depth: int = _MAX_DEPTH) -> bool:
    """Whether an expression is made of constants alone.

    Args:
        names: whether names of the top level may stand in it: only where the code runs once.
    """
    if depth == 0 or any(name in work.attributes or name in work.names for name in _TAKE_FUNCTIONS):
        return False
    match node:
        case ast.Constant():
            return True
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            pass
        case ast.UnaryOp(operand=part):
            parts = [part]
        case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name), args=parts, keywords=[]):
            known = work.names.get(module, ())
            if name not in _ARRAYS or not known or not all(isinstance(k.node, ast.Import) for k in known):
                return False
        case ast.Name(id=name) if names and len(work.names.get(name, ())) == 1:
            parts = [work.names[name][0].node]  # type: ignore[list-item]
        case _:
            return False
    return all(is_plain_data(part, work, names=names, depth=depth - 1) for part in parts)
