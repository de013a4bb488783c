"""Calls and steps as an author writes them in Python -> plain data."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

from graders.assignment.literals import NotALiteralError, value_of
from graders.model.manner import Step

_OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in",
    ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
    ast.USub: "neg", ast.UAdd: "pos", ast.Not: "not", ast.Invert: "invert",
}  # fmt: skip
BUILTINS = frozenset(
    {"len", "str", "repr", "list", "tuple", "dict", "set", "sorted", "sum", "min", "max", "abs", "bool"}
    | {"int", "float", "iter", "next", "isinstance", "hash", "type", "round", "reversed", "enumerate", "zip"}
)


@dataclass(frozen=True, slots=True)
class WrittenCall:
    """``f(1, axis=0)``."""

    function: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


def read_call(text: str) -> WrittenCall:
    """A call of one function with values.

    Raises:
        NotALiteralError: it is no such call; the text says why.
    """
    node = _parse(text)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        raise NotALiteralError(text.strip()[:60])
    if any(isinstance(each, ast.Starred) for each in node.args):
        raise NotALiteralError(ast.unparse(node)[:60])
    kwargs = {}
    for keyword in node.keywords:
        if keyword.arg is None:
            raise NotALiteralError(ast.unparse(node)[:60])
        kwargs[keyword.arg] = value_of(keyword.value)
    return WrittenCall(node.func.id, tuple(value_of(each) for each in node.args), kwargs)


def read_step(text: str) -> Step:
    """One line of steps: an expression, ``name = expression``, ``name.attribute = expression``.

    Raises:
        NotALiteralError: it is none of these, or holds what steps cannot do; the text says what.
    """
    try:
        (statement,) = ast.parse(text.strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotALiteralError(f"{text.strip()[:60]}: {getattr(error, 'msg', '') or error}") from None
    match statement:
        case ast.Expr(value=value):
            return Step(text=text.strip(), code=_code(value))
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return Step(text=text.strip(), code=_code(value), keeps=name)
        case ast.Assign(targets=[ast.Attribute(value=owner, attr=name)], value=value):
            return Step(text=text.strip(), code=["set", _code(owner), name, _code(value)])
        case ast.Assign(targets=[ast.Subscript(value=owner, slice=index)], value=value):
            return Step(text=text.strip(), code=["setitem", _code(owner), _code(index), _code(value)])
    raise NotALiteralError(text.strip()[:60])


# Private functions


def _parse(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotALiteralError(f"{text.strip()[:60]}: {getattr(error, 'msg', '') or error}") from None


def _code(node: ast.expr) -> list[Any]:
    """An expression in the form that `inside.calls.steps` works off."""
    try:
        return ["value", value_of(node)]
    except NotALiteralError:
        pass
    match node:
        case ast.Name(id=name):
            return ["name", name]
        case ast.Attribute(value=owner, attr=name) if not name.startswith("__"):
            return ["get", _code(owner), name]
        case ast.Subscript(value=owner, slice=index):
            return ["item", _code(owner), _code(index)]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in BUILTINS:
            return ["builtin", name, [_code(each) for each in args]]
        case ast.Call(func=function, args=args, keywords=keywords):
            kwargs = {str(each.arg): _code(each.value) for each in keywords if each.arg is not None}
            return ["call", _code(function), [_code(each) for each in args], kwargs]
        case ast.BinOp(left=left, op=op, right=right):
            return ["op", _OPERATORS[type(op)], _code(left), _code(right)]
        case ast.UnaryOp(op=op, operand=operand):
            return ["op", _OPERATORS[type(op)], _code(operand)]
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return ["op", _OPERATORS[type(op)], _code(left), _code(right)]
        case ast.List(elts=items):
            return ["list", [_code(each) for each in items]]
        case ast.Tuple(elts=items):
            return ["tuple", [_code(each) for each in items]]
    raise NotALiteralError(ast.unparse(node)[:60])
