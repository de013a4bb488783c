"""Which of a student's classes an expression refers to, and which parts of that class it uses.

If only one method of a class is used, then only this method counts, the methods that it calls, and those
that Python calls by itself (``__init__``, a metaclass, operators that are used).  The others are ignored.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from graders.checks.source.names import Binding, ParsedWork
from graders.checks.source.protocols import CONSTRUCTION

_MAX_ALIASES = 8  # steps from one name to another: ends circles such as A = B, B = A
_PLAIN_BASES = {"object", "ABC", "Protocol", "Generic", "NamedTuple"}  # none calls methods by itself


def class_named(expression: ast.AST, work: ParsedWork) -> tuple[Binding, ...]:
    """The classes that a name of the top level refers to, also by aliases; empty if that is not certain."""
    for _ in range(_MAX_ALIASES):
        if not isinstance(expression, ast.Name):
            return ()
        known = work.names.get(expression.id, [])
        if known and all(isinstance(each.node, ast.ClassDef) for each in known):
            return tuple(known)
        if len(known) != 1:
            return ()
        expression = known[0].node
    return ()


def class_of(expression: ast.AST, work: ParsedWork) -> tuple[Binding, ...]:
    """The student's classes that an expression refers to, or is an instance of."""
    for _ in range(_MAX_ALIASES):
        bindings = class_named(expression, work)
        if bindings:
            return bindings
        if isinstance(expression, ast.Call):
            return class_named(expression.func, work)
        known = work.names.get(expression.id, []) if isinstance(expression, ast.Name) else []
        if len(known) != 1:
            return ()
        expression = known[0].node
    return ()


def own_bases(definition: ast.ClassDef, work: ParsedWork) -> tuple[Binding, ...]:
    """The student's own classes that a class descends from, in their order."""
    return tuple(each for base in definition.bases for each in class_named(base, work))


def may_be_called_from_elsewhere(definition: ast.ClassDef, work: ParsedWork) -> bool:
    """Whether a class descends from a library's, which may call any of its methods."""
    names = (
        base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in definition.bases
    )
    bases = zip(definition.bases, names, strict=True)
    return any(name not in _PLAIN_BASES and not class_named(base, work) for base, name in bases)


def is_plain_base(base: ast.expr, work: ParsedWork) -> bool:
    """Whether a base class is the student's own, or one of Python's that has no attribute a rule may name."""
    if class_named(base, work) or getattr(base, "id", getattr(base, "attr", "")) in _PLAIN_BASES:
        return True
    return isinstance(base, ast.Name) and base.id not in work.names and hasattr(builtins, base.id)


def members_named(name: str, definition: ast.ClassDef, work: ParsedWork) -> tuple[Binding, ...]:
    """The members of a class with this name: its own, or those of the nearest base class that has any."""
    waiting, seen = [definition], set[int]()
    while waiting:
        nearest = waiting.pop(0)
        if id(nearest) in seen:
            continue
        seen.add(id(nearest))
        bindings = tuple(each for each in work.attributes.get(name, ()) if each.owner is nearest)
        if bindings:
            return bindings
        waiting += [base.node for base in own_bases(nearest, work) if isinstance(base.node, ast.ClassDef)]
    return ()


def descends(definition: ast.AST, ancestor: ast.ClassDef, work: ParsedWork) -> bool:
    """Whether a class is another one, or has it among its bases."""
    waiting, seen = [definition], set[int]()
    while waiting:
        each = waiting.pop()
        if each is ancestor:
            return True
        if isinstance(each, ast.ClassDef) and id(each) not in seen:
            seen.add(id(each))
            waiting += [base.node for base in own_bases(each, work)]
    return False


def by_itself(definition: ast.ClassDef) -> Iterator[ast.AST]:
    """The parts of a class that run whenever it is used: decorators, keywords, construction, statements."""
    yield from definition.decorator_list
    yield from definition.keywords
    for statement in definition.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if name in CONSTRUCTION:
                    yield statement
            case ast.ClassDef() | ast.Import() | ast.ImportFrom():
                continue  # a member like others
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if _is_special(name):
                    yield statement
            case _:
                yield statement


# Private functions


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
