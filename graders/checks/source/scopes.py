"""Reads functions and blocks, and knows what the names in them are set to."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Protocol

from graders.checks.source.names import Binding, Function, ParsedWork, bound_in
from graders.model.assignment import Rule
from graders.model.facts import RuleBroken
from graders.model.submission import Cell

_Scopes = tuple[frozenset[str], ...]
_Functions = dict[str, ast.AST]


class Trail(Protocol):
    """What a reader needs of the walk that it is part of; see `graders.checks.source.walk.Walk`."""

    rule: Rule
    opaque: bool
    plain: set[str]
    keywords: dict[str, str]
    work: ParsedWork
    seen: set[int]
    named: set[str]
    protocols: set[str]
    of_itself: list[tuple[ast.ClassDef, str, tuple[str, ...]]]
    any_member: bool
    broken: RuleBroken | None

    def name(self, name: str, via: tuple[str, ...]) -> None: ...
    def binding(self, binding: Binding, via: tuple[str, ...]) -> None: ...
    def open(self, binding: Binding, via: tuple[str, ...]) -> None: ...
    def report(self, used: str, node: ast.AST, cell: Cell, via: tuple[str, ...]) -> None: ...


class ScopedReader(ast.NodeVisitor):
    """Reads one definition, block by block; what is never run is left out.

    Args:
        walk: it hears of each name that is met.
        via: the names by which the definition was reached.
        owner: the class whose method is read.
    """

    def __init__(
        self, walk: Trail, cell: Cell, via: tuple[str, ...], owner: ast.ClassDef | None = None
    ) -> None:
        self.walk = walk
        self.owner = owner
        self.itself = ""  # what the method calls its object
        self.cell = cell
        self.via = via
        self.scopes: _Scopes = ()
        self.inner: list[_Functions] = []
        self.values: list[dict[str, list[ast.AST]]] = []  # what the names of each scope are set to
        self.read: set[int] = set()
        self.folded: dict[int, str | None] = {}  # constant text, by the expression that makes it

    def visit(self, node: ast.AST) -> None:
        """Read on, until the rule is broken: one place is enough."""
        if self.walk.broken is None:
            super().visit(node)

    # Scopes

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._decorated(node)
        self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._decorated(node)
        self._function(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._function(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """A class that is handed on as a whole: any method may be called."""
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        for statement in node.body:
            self.visit(statement)

    def _decorated(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator)

    def _function(self, node: Function) -> None:
        if self.owner is not None and not self.scopes:
            first = [*node.args.posonlyargs, *node.args.args][:1]
            self.itself = first[0].arg if first and not _is_static(node) else ""
        for default in [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]:
            self.visit(default)
        self.scopes = (*self.scopes, bound_in(node))
        self.inner.append({})
        self.values.append({})
        if isinstance(node, ast.Lambda):
            self.visit(node.body)
        else:
            self._prepare(node.body)
            self._block(node.body)
        self.scopes = self.scopes[:-1]
        self.inner.pop()
        self.values.pop()

    def _prepare(self, body: Iterable[ast.stmt]) -> None:
        """Functions inside are read when they are used; what names are set to is remembered."""
        for node in (each for statement in body for each in ast.walk(statement)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.inner[-1].setdefault(node.name, node)
            for name, value in _assigned(node):
                self.values[-1].setdefault(name, []).append(value)

    def _block(self, body: Iterable[ast.stmt]) -> None:
        for statement in body:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) and self.inner:
                self._decorated(statement)
                continue
            self.visit(statement)
            if isinstance(statement, (ast.Return, ast.Raise, ast.Continue, ast.Break)):
                return  # what follows is never run

    def generic_visit(self, node: ast.AST) -> None:
        for _, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                self._block(value)
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.AST):
                        self.visit(item)
            elif isinstance(value, ast.AST):
                self.visit(value)

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        constant = isinstance(node.test, ast.Constant)
        if not (constant and not node.test.value):  # type: ignore[attr-defined]
            self._block(node.body)
        if not (constant and node.test.value):  # type: ignore[attr-defined]
            self._block(node.orelse)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(
            node.value, (ast.Constant, ast.Name)
        ):  # a docstring, or a name that is only mentioned
            self.visit(node.value)

    def _constant(self, name: str) -> ast.AST | None:
        for scope, values in zip(reversed(self.scopes), reversed(self.values), strict=True):
            if name in scope:
                known = values.get(name)
                return known[0] if known else None
        return self.walk.work.value(name)

    def _is_outer(self, expression: ast.AST) -> bool:
        """Whether a name is of the top level."""
        return isinstance(expression, ast.Name) and not any(expression.id in scope for scope in self.scopes)

    def _report(self, used: str, node: ast.AST) -> None:
        self.walk.report(used, node, self.cell, self.via)


# Private functions


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The names that a statement sets, each with what it is set to as far as that is known."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                if isinstance(target, ast.Name):
                    yield target.id, value
                else:
                    yield from ((each.id, node) for each in ast.walk(target) if isinstance(each, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            yield name, value


def _is_static(function: Function) -> bool:
    decorators = getattr(function, "decorator_list", [])
    return any(getattr(each, "id", "") == "staticmethod" for each in decorators)
