"""Python expressions that stand for a value, read without running them.

What an assignment file may write in a call: literals, ``np.array`` and its like, ``pd.Series`` and
``pd.DataFrame``, sets, dates, and arithmetic of these.  Nothing else is looked up or called.
"""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import math
import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

MAX_SIZE = 1_000_000  # elements that one expression may make

_PLAIN: dict[str, Callable[..., Any]] = {
    "bytes": bytes, "complex": complex, "dict": dict, "float": float, "frozenset": frozenset, "int": int,
    "list": list, "range": range, "set": set, "str": str, "tuple": tuple, "bool": bool,
    "date": dt.date, "datetime": dt.datetime, "timedelta": dt.timedelta, "time": dt.time,
    "Fraction": Fraction, "Decimal": Decimal,
}  # fmt: skip
_OF_NUMPY = frozenset(
    {"array", "asarray", "zeros", "ones", "full", "eye", "identity", "arange", "linspace", "diag", "empty"}
    | {"float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool_", "complex64"}
    | {"complex128", "str_", "datetime64", "timedelta64", "nan", "inf", "pi", "e", "newaxis"}
)
_OF_PANDAS = frozenset({"DataFrame", "Series", "Timestamp", "NA", "NaT", "date_range", "Categorical"})
_OF_MATH = frozenset({"nan", "inf", "pi", "e"})
_MODULES = frozenset({"np", "numpy", "math", "pd", "pandas", "datetime"})
_METHODS = frozenset({"reshape", "astype", "tolist", "copy", "repeat"})
_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow,
}  # fmt: skip
_UNARY: dict[type, Callable[[Any], Any]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
}


class NotALiteralError(ValueError):
    """The expression holds what no value can be made of; the text says what."""


def value_of(node: ast.expr) -> Any:
    """The value that an expression stands for.

    Raises:
        NotALiteralError: it holds a name, a call or an operation that is not allowed here, or fails.
    """
    try:
        return _value(node)
    except NotALiteralError:
        raise
    except (ArithmeticError, ValueError, TypeError, LookupError, AttributeError, MemoryError) as error:
        raise NotALiteralError(f"{ast.unparse(node)[:60]}: {error}") from None


# Private functions


def _value(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=value) if value is not ...:
            return value
        case ast.List(elts=items):
            return [_value(each) for each in items]
        case ast.Tuple(elts=items):
            return tuple(_value(each) for each in items)
        case ast.Set(elts=items):
            return {_value(each) for each in items}
        case ast.Dict(keys=keys, values=values) if None not in keys:
            return {
                _value(key): _value(each) for key, each in zip(keys, values, strict=True) if key is not None
            }
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _UNARY:
            return _UNARY[type(op)](_value(operand))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _binary(op, _value(left), _value(right))
        case ast.Call():
            return _call(node)
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            return _attribute(module, name, node)
        case ast.Name(id="nan" | "inf" as name):
            return getattr(math, name)
    raise NotALiteralError(ast.unparse(node)[:60])


def _binary(op: ast.operator, left: Any, right: Any) -> Any:
    if isinstance(op, ast.Mult):
        _bounded(left, right)
        _bounded(right, left)
    if isinstance(op, ast.Pow) and isinstance(right, int) and abs(right) > 4_000:
        raise NotALiteralError(f"** {right}")
    return _BINARY[type(op)](left, right)


def _bounded(sequence: Any, times: Any) -> None:
    if isinstance(sequence, (str, bytes, list, tuple)) and isinstance(times, int):
        _check(len(sequence) * times)


def _check(size: int) -> None:
    if size > MAX_SIZE:
        raise NotALiteralError(f"more than {MAX_SIZE} elements")


def _attribute(module: str, name: str, node: ast.expr) -> Any:
    if module in ("np", "numpy") and name in _OF_NUMPY:
        return getattr(np, name)
    if module == "math" and name in _OF_MATH:
        return getattr(math, name)
    if module in ("pd", "pandas") and name in _OF_PANDAS:
        return getattr(importlib.import_module("pandas"), name)  # only where an assignment has tables
    if module == "datetime" and name in ("date", "datetime", "timedelta", "time"):
        return getattr(dt, name)
    raise NotALiteralError(ast.unparse(node)[:60])


def _call(node: ast.Call) -> Any:
    args = [_value(each) for each in node.args]
    if any(keyword.arg is None for keyword in node.keywords):
        raise NotALiteralError(ast.unparse(node)[:60])
    kwargs = {str(keyword.arg): _value(keyword.value) for keyword in node.keywords}
    match node.func:
        case ast.Name(id=name) if name in _PLAIN:
            return _PLAIN[name](*_sized(name, args), **kwargs)
        case ast.Attribute(value=ast.Name(id=module), attr=name) if module in _MODULES:
            return _attribute(module, name, node.func)(*_sized(name, args), **kwargs)
        case ast.Attribute(value=inner, attr=name) if name in _METHODS:
            return getattr(_value(inner), name)(*args, **kwargs)
    raise NotALiteralError(ast.unparse(node)[:60])


def _sized(name: str, args: list[Any]) -> list[Any]:
    """The arguments of what makes many elements at once, unless they are too many."""
    if name in {"zeros", "ones", "full", "empty", "eye", "identity"} and args:
        sides = (
            args[0]
            if isinstance(args[0], (tuple, list))
            else [args[0]] * (2 if name in {"eye", "identity"} else 1)
        )
        _check(math.prod(int(side) for side in sides))
    if name in {"arange", "linspace", "range", "bytes"}:
        _check(int(max((abs(each) for each in args if isinstance(each, (int, float))), default=0)))
    return args
