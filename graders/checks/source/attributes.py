"""Lists the attributes that students define on their own objects and classes, by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from graders.checks.source.nodes import walk

# Functions of Python's that make objects, or classes, with attributes that the student names.
MAKERS = frozenset({"SimpleNamespace", "Namespace", "namedtuple", "NamedTuple", "make_dataclass", "type"})


def attributes_in(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Members of classes and ``self.name = value``: attributes that are the student's own."""
    if isinstance(node, ast.ClassDef):
        yield from _members(node.body)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from ((each.attr, node.value) for each in _attribute_targets(target))
    elif isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.For, ast.NamedExpr)):
        value = node.iter if isinstance(node, ast.For) else node.value
        yield from ((each.attr, value or node) for each in _attribute_targets(node.target))
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        yield from ((each.attr, node.context_expr) for each in _attribute_targets(node.optional_vars))
    else:
        match node:
            case ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Constant(value=str(name)), value, *_]):
                yield name, value
            case ast.Call(func=ast.Name(id=maker) | ast.Attribute(attr=maker)) if maker in MAKERS:
                yield from ((name, node) for name in _made(node))


def blocks_of(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks of a compound statement that run at the top level."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    for name in ("body", "orelse", "finalbody"):
        yield from ([block] if (block := getattr(statement, name, None)) else [])
    for handler in getattr(statement, "handlers", []):
        yield handler.body
    for case in getattr(statement, "cases", []):
        yield case.body


# Private functions


def _made(call: ast.Call) -> Iterator[str]:
    """The attributes in ``namedtuple("P", "a b")``, ``SimpleNamespace(a=1)``, ``type("P", (), {"a": 1})``."""
    yield from (keyword.arg for keyword in call.keywords if keyword.arg)
    for argument in call.args[1:]:
        for each in walk(argument):
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield from each.value.replace(",", " ").split()


def _attribute_targets(target: ast.expr) -> Iterator[ast.Attribute]:
    return (each for each in walk(target) if isinstance(each, ast.Attribute)
            and isinstance(each.ctx, ast.Store))  # fmt: skip


def _members(body: list[ast.stmt]) -> Iterator[tuple[str, ast.AST]]:
    """What the body of a class defines, in branches as well."""
    for statement in body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield statement.name, statement
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                names = (each for each in walk(target) if isinstance(each, ast.Name))
                yield from ((each.id, statement.value) for each in names)
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id, statement.value or statement
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            yield from ((alias.asname or alias.name.split(".")[0], statement) for alias in statement.names)
        for block in blocks_of(statement):
            yield from _members(block)
