"""Which names a function sets, and what is known of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from graders.checks.source.nodes import walk

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True, slots=True)
class Scope:
    """The names of one function.

    Args:
        names: those that are local to it.
        functions: the functions that are defined in its body, by name; the first one of a name.
        values: what each name is set to in its body, in order.
    """

    names: frozenset[str]
    functions: dict[str, ast.AST] = field(default_factory=dict)
    values: dict[str, list[ast.AST]] = field(default_factory=dict)
    once: frozenset[str] = frozenset()  # names that are set in one place, and are no parameters


def stored_by(node: ast.AST) -> Iterator[str]:
    """The names that one node sets."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
        yield node.name
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield node.rest


def stored_in(function: FunctionNode) -> Iterator[str]:
    """The names that a function sets, and those of its parameters, each as often as it is set."""
    for node in walk(function):
        if isinstance(node, ast.arg):
            yield from (node.arg, node.arg)  # the caller may give anything
        elif node is not function:
            yield from stored_by(node)
            yield from node.names if isinstance(node, (ast.Global, ast.Nonlocal)) else ()


def bound_in(function: FunctionNode) -> frozenset[str]:
    """The names that are local to a function."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    names = {each.arg for each in every}
    outer: set[str] = set()
    body = function.body if isinstance(function.body, list) else [function.body]
    for node in _own_nodes(body):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            outer.update(node.names)
        names.update(stored_by(node))
    return frozenset(names - outer)


# Private functions


def _own_nodes(body: list[ast.stmt] | list[ast.expr]) -> Iterator[ast.AST]:
    """The nodes of a function, without those of functions and classes inside it."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))
