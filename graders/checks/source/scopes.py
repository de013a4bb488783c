"""Reads functions and blocks, and knows what the names in them are set to."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from graders.checks.source.census import Census
from graders.checks.source.constants import Known, constant
from graders.checks.source.local_names import FunctionNode, Scope, bound_in, stored_in
from graders.checks.source.names import Binding, ParsedWork
from graders.checks.source.nodes import walk
from graders.model.assignment import Rule
from graders.model.facts import RuleBroken
from graders.model.submission import Cell

_Scopes = tuple[frozenset[str], ...]
_Functions = dict[str, ast.AST]


class Trail(Protocol):
    """The part of `graders.checks.source.walk.Walk` that a reader needs."""

    rule: Rule
    opaque: bool
    asked: int
    plain: set[str]
    keywords: dict[str, str]
    work: ParsedWork
    seen: set[int]
    named: set[str]
    protocols: set[str]
    of_itself: list[tuple[ast.ClassDef, str, tuple[str, ...]]]
    unbound: set[str]
    own_lookups: list[tuple[str, Binding, tuple[str, ...]]]
    any_member: bool
    broken: RuleBroken | None

    @property
    def census(self) -> Census: ...
    def name(self, name: str, via: tuple[str, ...]) -> None: ...
    def binding(self, binding: Binding, via: tuple[str, ...]) -> None: ...
    def open(self, binding: Binding, via: tuple[str, ...]) -> None: ...
    def report(self, used: str, node: ast.AST, cell: Cell, via: tuple[str, ...]) -> None: ...


class ScopedReader(ast.NodeVisitor):
    """Reads one definition, block by block; what is never run is left out.

    Args:
        walk: told of each name that the definition uses.
        via: the names by which the definition was reached.
        owner: the class whose method is read.
    """

    def __init__(
        self, walk: Trail, cell: Cell, via: tuple[str, ...], owner: ast.ClassDef | None = None
    ) -> None:
        self.walk = walk
        self.owner = owner
        self.itself = ""  # what the method calls its object
        self.method = ""  # its name; nothing for a class method, which has no other object than the class
        self.cell = cell
        self.via = via
        self.scopes: _Scopes = ()
        self.functions: list[FunctionNode] = []  # those that the scopes belong to
        self.inner: list[_Functions] = []
        self.values: list[dict[str, list[ast.AST]]] = []  # what the names of each scope are set to
        self.once: list[frozenset[str]] = []  # of these, the names that are set in one place
        self.defaults: dict[str, ast.expr] = {}  # of parameters that nobody gives anything else
        self.given: frozenset[str] = frozenset()
        self.lazy = 0  # generators around what is read: it may run more than once
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
        outside = self.owner, self.itself, self.method
        for statement in node.body:
            self.owner, self.itself, self.method = node, _first_parameter(statement), _method_name(statement)
            self.visit(statement)
        self.owner, self.itself, self.method = outside

    def _decorated(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator)

    def _function(self, node: FunctionNode) -> None:
        if self.owner is not None and not self.scopes:
            self.itself, self.method = _first_parameter(node), _method_name(node)
        for default in [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]:
            self.visit(default)
        if not self.scopes and len(self.via) == 1:
            self.given = self._given(node.args)
        scope = self._scope(node)
        self.scopes = (*self.scopes, scope.names)
        self.inner.append(scope.functions)
        self.values.append(scope.values)
        self.once.append(scope.once)
        self.functions.append(node)
        if isinstance(node, ast.Lambda):
            self.visit(node.body)
        else:
            self._block(node.body)
        self.scopes = self.scopes[:-1]
        self.inner.pop()
        self.values.pop()
        self.once.pop()
        self.functions.pop()

    def _given(self, arguments: ast.arguments) -> frozenset[str]:
        """The parameters of the answer's function: the grader passes lists and arrays for them."""
        names = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
        asked = [name for name in names if name not in {"self", "cls"}][: self.walk.asked]
        return frozenset(asked) | {each.arg for each in (arguments.vararg, arguments.kwarg) if each}

    def _scope(self, node: FunctionNode) -> Scope:
        """The names of a function; functions inside it are read when they are used."""
        known = self.walk.work.scopes.get(node)
        if known is None:
            known = self.walk.work.scopes[node] = _read_scope(node)
        return known

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
        holds = self._known(node.test)
        if holds is None or holds[0]:
            self._block(node.body)
        if holds is None or not holds[0]:
            self._block(node.orelse)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.visit(node.test)
        holds = self._known(node.test)
        if holds is None or holds[0]:
            self.visit(node.body)
        if holds is None or not holds[0]:
            self.visit(node.orelse)

    def _known(self, expression: ast.expr) -> Known:
        """The value of an expression that is made of constants, or None."""
        return constant(expression, self._fixed)

    def _is_only_given(self, name: str) -> bool:
        """Whether a parameter of the innermost function that has this name is never set in there."""
        function = next((f for f, scope in zip(reversed(self.functions), reversed(self.scopes), strict=True)
                         if name in scope), None)  # fmt: skip
        return function is not None and Counter(stored_in(function))[name] == 2

    def _fixed(self, name: str) -> ast.AST | None:
        """What a name always stands for where this is read, or None where it may stand for something else."""
        for scope, values, once in zip(
            reversed(self.scopes), reversed(self.values), reversed(self.once), strict=True
        ):
            if name in scope:
                known = values.get(name, []) if name in once else []
                return known[0] if len(known) == 1 else self.defaults.get(name)
        return self.walk.work.fixed(name)

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
        """Whether a name belongs to the top level."""
        return isinstance(expression, ast.Name) and not any(expression.id in scope for scope in self.scopes)

    def _report(self, used: str, node: ast.AST) -> None:
        self.walk.report(used, node, self.cell, self.via)


# Private functions


def _read_scope(node: FunctionNode) -> Scope:
    times = Counter(stored_in(node))
    scope = Scope(bound_in(node), once=frozenset(name for name, count in times.items() if count == 1))
    for each in [] if isinstance(node, ast.Lambda) else (n for s in node.body for n in walk(s)):
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)):
            scope.functions.setdefault(each.name, each)
        for name, value in _assigned(each):
            scope.values.setdefault(name, []).append(value)
    for name, value in _put(node):
        if name in scope.values:
            scope.values[name].append(ast.List([value], ast.Load()))
    return scope


def _put(function: FunctionNode) -> Iterator[tuple[str, ast.expr]]:
    """What is put into lists and dictionaries of a function, by their names."""
    for node in walk(function):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method), args=[*_, value]):
                if method in {"append", "appendleft", "add", "insert", "put", "setdefault"}:
                    yield name, value
                elif method in {"extend", "update"}:
                    yield name, ast.Starred(value)
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name))], value=value):
                yield name, value


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The names that a statement sets, each with what it is set to as far as that is known."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _targets(target, value)
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            yield name, value
        case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
            yield from _targets(target, ast.Starred(value))
        case ast.withitem(context_expr=value, optional_vars=ast.expr() as target):
            yield from _targets(target, value)
        case ast.Match(subject=subject, cases=cases):
            captured = [part for case in cases for part in walk(case.pattern)]
            for part in captured:
                if isinstance(part, (ast.MatchAs, ast.MatchStar)) and part.name:
                    yield from ((part.name, subject), (part.name, ast.Starred(subject)))
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            yield from ((each.asname or each.name.split(".")[0], node) for each in names)


def _targets(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.AST]]:
    """The names of a target; ``Starred(value)`` stands for an element of the value."""
    match target, value:
        case ast.Name(id=name), _:
            yield name, value
        case ast.Starred(value=inner), _:
            yield from _targets(inner, value)
        case (
            (ast.Tuple(elts=parts) | ast.List(elts=parts)),
            (ast.Tuple(elts=values) | ast.List(elts=values)),
        ):
            paired = values if len(values) == len(parts) else [ast.Starred(value)] * len(parts)
            for part, its in zip(parts, paired, strict=True):
                yield from _targets(part, its)
        case ((ast.Tuple(elts=parts) | ast.List(elts=parts)), _):
            for part in parts:
                yield from _targets(part, value if isinstance(value, ast.Starred) else ast.Starred(value))


def _first_parameter(function: ast.AST) -> str:
    """What a method calls its object, or nothing."""
    decorators = getattr(function, "decorator_list", [])
    if not isinstance(function, FunctionNode) or any(
        getattr(each, "id", "") == "staticmethod" for each in decorators
    ):
        return ""
    first = [*function.args.posonlyargs, *function.args.args][:1]
    return first[0].arg if first else ""


def _method_name(function: ast.AST) -> str:
    decorators = getattr(function, "decorator_list", [])
    bound = any(getattr(each, "id", "") == "classmethod" for each in decorators)
    return "" if bound else getattr(function, "name", "")
