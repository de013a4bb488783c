"""Steps in place of a call: each one brings a value, or what it raised, and those after it go on.

A step is ``[code, name to keep its value under or None]``; code is plain data, see `assignment.steps`:

    ["name", "s"]  ["value", argument]  ["call", code, [code, ...], [[keyword, code], ...]]
    ["get", code, "attribute"]  ["item", code, code]  ["op", "+", code, code]  ["op", "neg", code]
    ["set", code, "attribute", code]  ["setitem", code, code, code]  ["builtin", "len", [code, ...]]
"""

from __future__ import annotations

import builtins
import json
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graders.inside.calls import arguments
from graders.inside.calls.calling import CallTimeoutError
from graders.inside.wire import values as wire
from graders.inside.wire.classes import line_of, name_of

MAX_BASES = 50
Encode = Callable[..., "list[Any]"]  # of a value, and the budget of all

_OPERATORS: Mapping[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "@": operator.matmul,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "is": operator.is_,
    "is not": operator.is_not,
    "in": lambda item, within: item in within,
    "not in": lambda item, within: item not in within,
    "neg": operator.neg,
    "pos": operator.pos,
    "not": operator.not_,
    "~": operator.invert,
    "invert": operator.invert,
}
_NAMES = (
    *(
        "len",
        "str",
        "repr",
        "list",
        "tuple",
        "dict",
        "set",
        "frozenset",
        "sorted",
        "sum",
        "min",
        "max",
        "abs",
    ),
    *(
        "bool",
        "int",
        "float",
        "complex",
        "iter",
        "next",
        "isinstance",
        "hash",
        "round",
        "any",
        "all",
        "range",
    ),
    *("reversed", "enumerate", "zip", "type", "callable", "hasattr", "getattr", "bytes", "divmod", "pow"),
)
_BUILTINS: Mapping[str, Callable[..., Any]] = {
    **{name: getattr(builtins, name) for name in _NAMES},
    "type-name": lambda value: name_of(type(value)),
}
_getattr, _setattr, _setitem, _getitem = getattr, setattr, operator.setitem, operator.getitem


def pack(steps: Iterable[tuple[list[Any], str | None]]) -> str:
    """Steps as they are sent: values as arguments are, keywords as pairs."""
    return json.dumps([[_packed(code), keeps] for code, keeps in steps], separators=(",", ":"))


def taken(steps: Iterable[Sequence[Any]], namespace: Mapping[str, Any], encode: Encode) -> list[Any]:
    """Take the steps one after another: what each brings, as the wire has it, is read before the next.

    Raises:
        CallTimeoutError: they take too long together.
    """
    listed = list(steps)
    budget = wire.new_budget(len(listed))
    kept: dict[str, Any] = {}
    return ["list", [_brought(code, keeps, kept, namespace, encode, budget) for code, keeps in listed]]


# Private functions


def _packed(code: list[Any]) -> list[Any]:
    match code:
        case ["value", value]:
            return ["value", json.loads(arguments.pack([value]))[0]]
        case ["call", function, list(args), *rest]:
            keywords = rest[0] if rest else {}
            pairs = keywords.items() if isinstance(keywords, Mapping) else keywords
            return ["call", _packed(function), [*map(_packed, args)], [[k, _packed(c)] for k, c in pairs]]
        case ["builtin", name, list(args)]:
            return ["builtin", name, [*map(_packed, args)]]
        case [tag, *parts]:
            return [tag, *(_packed(part) if isinstance(part, list) else part for part in parts)]
    raise ValueError(f"no step: {code}")


def _brought(
    code: Any, keeps: str | None, kept: dict[str, Any], namespace: Mapping[str, Any],
    encode: Encode, budget: list[int],
) -> list[Any]:  # fmt: skip
    try:
        value = _value(code, kept, namespace)
    except CallTimeoutError:
        raise
    except BaseException as error:  # noqa: BLE001  SystemExit and KeyboardInterrupt are theirs too
        if keeps is not None:
            kept.pop(keeps, None)
        line = [name_of(each)[: wire.MAX_NAME] for each in line_of(type(error)) if each is not object]
        return ["raised", line[0], line[:MAX_BASES]]
    if keeps is not None:
        kept[keeps] = value
    return encode(value, budget=budget)


def _value(code: Any, kept: Mapping[str, Any], namespace: Mapping[str, Any]) -> Any:
    def of(part: Any) -> Any:
        return _value(part, kept, namespace)

    match code:
        case ["name", str(name)]:
            return _named(name, kept, namespace)
        case ["value", value]:
            return value
        case ["call", function, list(args), list(keywords)]:
            return of(function)(*[of(each) for each in args], **{name: of(each) for name, each in keywords})
        case ["get", part, str(name)]:
            return _getattr(of(part), name)
        case ["item", part, key]:
            return _getitem(of(part), of(key))
        case ["op", str(name), *parts]:
            return _OPERATORS[name](*map(of, parts))
        case ["set", part, str(name), value]:
            return _setattr(of(part), name, of(value))
        case ["setitem", part, key, value]:
            return _setitem(of(part), of(key), of(value))
        case ["builtin", str(name), list(args)]:
            return _BUILTINS[name](*map(of, args))
    raise ValueError(f"no step: {code!r:.100}")


def _named(name: str, kept: Mapping[str, Any], namespace: Mapping[str, Any]) -> Any:
    if name in kept:
        return kept[name]
    if name in namespace:
        return namespace[name]
    raise NameError(f"name {name!r} is not defined")
